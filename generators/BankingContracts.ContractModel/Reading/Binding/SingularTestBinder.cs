using BankingContracts.ContractModel.Diagnostics;
using BankingContracts.ContractModel.Files;
using BankingContracts.ContractModel.Language;
using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Reading.Yaml;

namespace BankingContracts.ContractModel.Reading.Binding;

/// <summary>Reads the YAML entry of a singular test.</summary>
internal static class SingularTestBinder
{
    /// <summary>The test that <paramref name="item"/> describes; null when its name cannot be read.</summary>
    public static ParsedSingularTest? Bind(MappingNode item, List<ContractDiagnostic> findings)
    {
        var scope = new BindingScope(layer: null);
        var anchor = ColumnBinder.Anchor(item);
        var section = Section.Open(scope, item, KeyTables.SingularTest, "", "The singular test", anchor);
        var settings = TestSettingsBinder.Bind(scope, section.Open("config", KeyTables.SingularTestConfig, "'config'", anchor));
        findings.AddRange(scope.Diagnostics);
        return section.Text("name") is { } name
            ? new ParsedSingularTest(new SingularTestContract(name, section.Text("description") ?? "", settings), scope.ToPositions(anchor))
            : null;
    }
}
