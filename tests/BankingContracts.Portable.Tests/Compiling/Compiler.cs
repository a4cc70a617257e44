using System.Globalization;
using BankingContracts.ContractModel.Diagnostics;
using BankingContracts.ContractModel.Files;
using BankingContracts.Portable.Tests.Engines;
using BankingContracts.SqlCheck;

namespace BankingContracts.Portable.Tests.Compiling;

/// <summary>Compiles queries over the hard rows, as a build does: each is a singular test of a small pipeline.</summary>
internal static class Compiler
{
    /// <summary>The queries, compiled.</summary>
    public static IReadOnlyList<CompiledCase> Compile(IReadOnlyList<string> queries)
    {
        var files = queries.Select(static (q, i) => (Path: $"tests/case_{i.ToString(CultureInfo.InvariantCulture)}.sql", Text: q)).ToList();
        var report = PipelineCheck.Run([.. Contracts().Concat(files).Select(static f => new ContractSource("/hard/" + f.Path, f.Path, f.Text))]);
        var findings = report.Findings.Where(static f => f.Rule.Severity == RuleSeverity.Error && f.Rule != SqlRules.RowOrder).ToLookup(static f => f.Span.Path, static f => f.Rule.Id + " " + f.Message);
        Assert.Empty(Contracts().SelectMany(c => findings[c.Path]));
        var texts = report.Queries.ToDictionary(static q => q.Name, static q => q.Facts.Texts);
        return [.. files.Select(f =>
        {
            var known = texts.GetValueOrDefault(Path.GetFileNameWithoutExtension(f.Path));
            return new CompiledCase(known?.DuckDb ?? f.Text, known?.Spark ?? f.Text, [.. findings[f.Path]]);
        })];
    }

    private static IEnumerable<(string Path, string Text)> Contracts()
    {
        const string Head = "version: 2\nmodels:\n  - name: ";
        yield return ("source/src_hard.yml",
            Head + "src_hard\n    source: {file: hard.csv}\n    columns:\n" + string.Concat(HardRows.Columns.Select(static c => $"      - {{name: {c.Name}, data_type: varchar}}\n"))
            + "      - {name: loaded_at, data_type: timestamp, constraints: [{type: not_null}], generated: loaded_at}\n");
        yield return ("staging/stg_hard.yml",
            Head + "stg_hard\n    config: {from: src_hard, unique_key: id}\n    columns:\n"
            + string.Concat(HardRows.Columns.Select(static c => $"      - {{name: {c.Name}, data_type: '{c.Type}'{(c.Name == "id" ? ", constraints: [{type: not_null}]" : "")}, clean: {{from: {c.Name}{(c.Type == "date" ? ", format: yyyy-MM-dd" : "")}}}}}\n"))
            + "      - {name: loaded_at, data_type: timestamp, constraints: [{type: not_null}], clean: {from: loaded_at}}\n");
    }
}
