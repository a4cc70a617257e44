using BankingContracts.Engine.Specification;
using BankingContracts.Engine.Specification.Oracle;
using BankingContracts.Engine.Specification.Proof;
using BankingContracts.Pipeline.Tests.Databases;
using BankingContracts.Pipeline.Tests.Deferred;
using BankingContracts.Pipeline.Tests.Engines;
using DuckDB.NET.Data;

namespace BankingContracts.Pipeline.Tests.Agreement;

/// <summary>After the same random sequence the databases of both engines hold the same, in every table of a model and in the tables of the pipeline's own.</summary>
public sealed class AgreementTests
{
    private const int Usual = 2;

    // The first sequence has audits; the next ones take as long.
    private const int Heavy = 2;

    // What differs from run to run, and what only one of the engines has.
    private static readonly string[] OwnTables = ["runs", "stages", "audit_results", "publication", "position_hash", "chain"];
    private static readonly string[] OwnColumns = ["_row_hash", "_row_copy", "changed_by", "run_id"];

    [Fact]
    public async Task BothEnginesLeaveTheSameTables()
    {
        foreach (var seed in Rounds.Seeds(Usual))
            await AssertAsync(seed);
    }

    private static async Task AssertAsync(int seed)
    {
        var sequence = seed % 3 == 0 ? Sequence.Over(Subject.Letters, new Random(seed)) : Sequence.Of(seed == 1 ? seed : seed + Heavy);
        using var atOnce = new Workbench(sequence.Subject, new DuckDbFile());
        using var deferred = new Workbench(sequence.Subject, new DeferredDuckDb());
        foreach (var step in sequence.Steps)
        {
            await atOnce.PlayAsync(step);
            await deferred.PlayAsync(step);
            AssertSame(atOnce, deferred, $"seed {seed}, {sequence}");
        }
    }

    private static void AssertSame(Workbench atOnce, Workbench deferred, string when)
    {
        using var expected = DatabaseFile.OpenToRead(atOnce.DatabasePath());
        using var actual = DatabaseFile.OpenToRead(deferred.DatabasePath());
        var tables = Tables(expected);
        Assert.Equal(tables.Select(t => t.Name), Tables(actual).Select(t => t.Name));
        Assert.Contains("pipeline.files", tables.Select(t => t.Name));
        foreach (var (name, columns) in tables)
        {
            var query = $"select {string.Join(", ", columns)} from {name}";
            TableAssert.Equal(new ExpectedTable(name, columns, expected.ReadText(query)), actual.ReadText(query), when);
        }
    }

    /// <summary>The tables and views to compare, with their columns.</summary>
    private static List<(string Name, List<string> Columns)> Tables(DuckDBConnection connection) =>
    [
        .. connection.ReadText("select table_schema, table_name, column_name from information_schema.columns where table_schema not in ('main', 'working') order by all")
            .Where(r => r[0] != "pipeline" || !OwnTables.Contains(r[1]))
            // Each engine has its own hash of a row.
            .Where(r => !OwnColumns.Contains(r[2]) && !(r[1]!.StartsWith("positions_", StringComparison.Ordinal) && r[2] == "content"))
            .GroupBy(r => $"{r[0]}.{r[1]}", r => r[2]!)
            .Select(g => (Name: g.Key, Columns: g.ToList()))
            // An engine may wait with a table of past rows until there is one.
            .Where(t => !t.Name.StartsWith("pipeline.past_", StringComparison.Ordinal) || connection.ReadText($"select 1 from {t.Name} limit 1").Count > 0),
    ];
}
