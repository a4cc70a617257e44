using BankingContracts.ContractModel.Dialects;
using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Resolution;
using BankingContracts.ContractModel.Text;
using BankingContracts.Runtime;
using BankingContracts.Runtime.DuckDb;
using BankingContracts.Runtime.Sql;

namespace BankingContracts.SqlCheck.Examples;

/// <summary>A hash over everything that decides what comes out of an example.</summary>
internal static class ExampleInput
{
    // The identity of an assembly follows from its content.
    private static readonly string[] Programs =
    [
        .. new[] { typeof(ExampleInput), typeof(ExampleContract), typeof(PipelineRunner), typeof(SqlBench), typeof(DuckDbEngineProvider), typeof(DuckDB.NET.Native.DuckDBState) }
            .Select(static t => t.Module.ModuleVersionId.ToString()),
    ];

    /// <summary>The hash.</summary>
    /// <param name="example">The example.</param>
    /// <param name="models">The models that it needs, in order, each with the staging model of a quarantine table.</param>
    public static string Hash(ExampleContract example, IReadOnlyList<(ResolvedModel Model, ResolvedModel? Staging)> models)
    {
        var text = new CanonicalText("example 1").Add("programs", Programs).Add("name", example.Name).Add("model", example.Model);
        text.Add("models", [.. models.Select(m => IsOnlyGiven(m.Model, example.Model, models) ? Shape(m.Model) : Fingerprints.Model(m.Model, m.Staging))]);
        foreach (var batch in example.Batches)
        {
            text.Add("batch", batch.RunAt);
            foreach (var table in batch.Given)
                AddRows(text, table.Model, table.Rows);
        }

        var expected = example.Expected;
        AddRows(text, "rows", expected.Rows);
        AddRows(text, "contains", expected.Contains);
        AddRows(text, "quarantined", expected.Quarantined);
        return text.Add("count", FormattableString.Invariant($"{expected.Count}")).Add("order", expected.OrderBy).Hash();
    }

    /// <summary>Whether only the columns of a model count: its rows are given to a query as rows, so it does not matter how a run makes them.</summary>
    private static bool IsOnlyGiven(ResolvedModel model, string target, IReadOnlyList<(ResolvedModel Model, ResolvedModel? Staging)> models) =>
        model.Name != target && model.Kind != ModelKind.Source && models.Any(m => m.Model.Name == target && m.Model.Kind == ModelKind.Query);

    private static string Shape(ResolvedModel model)
    {
        var text = new CanonicalText("shape 1").Add("name", model.Name).Add("layer", model.Layer).Add("kind", model.Kind).Add("key", model.Key).Add("end", model.Snapshot?.ValidToCurrent);
        foreach (var column in model.Columns)
            text.Add(column.Name, column.Type.ToString()).Add("not_null", column.IsNotNull).Add("generated", column.Generated);
        return text.Hash();
    }

    private static void AddRows(CanonicalText text, string name, EquatableArray<ExampleRow>? rows)
    {
        text.Add(name, rows is { } some ? FormattableString.Invariant($"{some.Count}") : null);
        foreach (var row in rows ?? default)
        {
            text.Add("line", row.Line).Add("cells", FormattableString.Invariant($"{row.Cells.Count}"));
            foreach (var cell in row.Cells)
                text.Add(cell.Column, cell.Value);
        }
    }
}
