using BankingContracts.ContractModel.Diagnostics;
using BankingContracts.ContractModel.Files;
using BankingContracts.ContractModel.Language;
using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Reading.Yaml;
using BankingContracts.ContractModel.Text;

namespace BankingContracts.ContractModel.Reading.Binding;

/// <summary>Reads one example.</summary>
internal static class ExampleBinder
{
    private static readonly string[] OutsideBatches = ["given", "run_at"];
    private static readonly string[] OutsideRows = ["contains", "count"];

    /// <summary>The example that <paramref name="item"/> describes; null when its name or its model cannot be read.</summary>
    public static ParsedExample? Bind(MappingNode item, string file, List<ContractDiagnostic> findings)
    {
        var scope = new BindingScope(layer: null);
        var anchor = ColumnBinder.Anchor(item);
        var section = Section.Open(scope, item, ExampleKeyTables.Example, "", "An example", anchor);
        var batches = Batches(scope, section, anchor);
        var expected = Expected(scope, section.Open("expect", ExampleKeyTables.Expect, "'expect'", anchor));
        findings.AddRange(scope.Diagnostics);
        if (section.Text("name") is not { } name || section.Text("model") is not { } model)
            return null;
        var example = new ExampleContract(name, section.Text("description") ?? "", model, batches, expected) { HasBatches = section.States("batches"), File = file };
        return new ParsedExample(example, scope.ToPositions(anchor)) { IsWhole = !scope.Diagnostics.Any(static d => d.Rule.Severity is RuleSeverity.Error) };
    }

    private static EquatableArray<ExampleBatch> Batches(BindingScope scope, Section section, SourceSpan anchor)
    {
        var rows = new RowsBinder(scope);
        if (section.Lacks("batches"))
        {
            if (section.Lacks("given"))
                scope.Report(FileRules.MissingKey, anchor, "An example", "given", "add 'given:' with the rows of each model that it reads");
            return new([new ExampleBatch(section.Text("run_at"), rows.ByModel(section, "given"))]);
        }

        foreach (var key in OutsideBatches.Where(section.States))
            scope.Report(ContractRules.NotAllowedHere, scope.Find(section.PointerOf(key))!.Value.Key, key, "beside 'batches'", "move it into a batch");
        return section.Mappings("batches", (item, pointer) =>
        {
            var batch = Section.Open(scope, item, ExampleKeyTables.Batch, pointer, "A batch", item.Span);
            return new ExampleBatch(batch.Text("run_at"), rows.ByModel(batch, "given"));
        });
    }

    private static ExampleExpectation Expected(BindingScope scope, Section section)
    {
        var rows = new RowsBinder(scope);
        foreach (var key in OutsideRows.Where(k => section.States("rows") && section.States(k)))
            scope.Report(ContractRules.NotAllowedHere, scope.Find(section.PointerOf(key))!.Value.Key, key, "beside 'rows'", "'rows' lists all rows already, so remove one of the two");
        if (section.States("order_by") && section.Lacks("rows"))
            scope.Report(ContractRules.NotAllowedHere, scope.Find(section.PointerOf("order_by"))!.Value.Key, "order_by", "without 'rows'", "add 'rows', or remove it");
        return new ExampleExpectation
        {
            Rows = rows.Of(section, "rows"),
            Contains = rows.Of(section, "contains"),
            Quarantined = rows.Of(section, "quarantined"),
            Count = (long?)section.Number("count"),
            OrderBy = section.Texts("order_by") ?? default,
        };
    }
}
