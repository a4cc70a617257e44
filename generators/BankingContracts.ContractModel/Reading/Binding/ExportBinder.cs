using BankingContracts.ContractModel.Language;
using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Reading.Yaml;
using BankingContracts.ContractModel.Text;

namespace BankingContracts.ContractModel.Reading.Binding;

/// <summary>Reads <c>export</c>: a list of formats, or a mapping with more details.</summary>
internal static class ExportBinder
{
    /// <summary>The formats, and whether each published file is kept.</summary>
    public static (EquatableArray<ExportFormat> Formats, bool IsArchived) Bind(Section config, SourceSpan anchor)
    {
        if (config.Node("export") is not MappingNode)
            return (Formats(config.Texts("export")), false);
        var export = config.Open("export", KeyTables.Export, "'export'", anchor);
        return (Formats(export.Texts("formats")), export.Flag("archive") ?? false);
    }

    private static EquatableArray<ExportFormat> Formats(EquatableArray<string>? words) =>
        (words ?? EquatableArray<string>.Empty).Select(static f => Words<ExportFormat>.Find(f)!.Value).Distinct().ToEquatableArray();
}
