using BankingContracts.Cli.Rendering;
using BankingContracts.Cli.Results;
using BankingContracts.Cli.Session;
using BankingContracts.Cli.Wording;
using BankingContracts.Runtime;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Engines;
using Spectre.Console;

namespace BankingContracts.Cli.Verbs;

/// <summary>Shows all versions of one key.</summary>
internal static class HistoryVerb
{
    // Only programs need it; in a table it would take the space of two columns.
    private static readonly HashSet<string> HiddenInTables = ["dbt_scd_id", "dbt_updated_at"];

    public static async Task<int> ExecuteAsync(VerbContext context, string model, IReadOnlyList<string> key, CancellationToken cancellation)
    {
        var snapshot = FindSnapshot(context.Pipeline, model);
        var versions = new ModelRead(["dbt_valid_from"], SnapshotKey.Of(snapshot, key));
        await using var database = await context.OpenReaderAsync(cancellation);
        if (await IsUnknownAsync())
            throw PipelineException.BadInput($"{snapshot.Name} has no version of {SnapshotKey.Describe(snapshot, key)}.");

        await using var rows = await database.ReadModelAsync(snapshot, versions, cancellation);
        if (context.Format != OutputFormat.Table)
        {
            await ResultOutput.WriteAsync(context, rows, cancellation);
            return (int)ExitCode.Done;
        }
        var table = await ResultTable.ReadAsync(rows, cancellation);
        var console = Consoles.ForRows(context.Environment);
        console.WriteLine();
        Words.WriteTitle(console, snapshot.Name, DisplayText.OneLine($"{SnapshotKey.Describe(snapshot, key)}, {DisplayText.Count(table.RowCount, "version", "versions")}"));
        table.WriteTo(console, marksChanges: true, HiddenInTables, toTheSecond: true);
        return (int)ExitCode.Done;

        async Task<bool> IsUnknownAsync()
        {
            await using var found = await database.ReadModelAsync(snapshot, versions, cancellation);
            return !await found.ReadAsync(cancellation);
        }
    }

    private static ModelDefinition FindSnapshot(PipelineDefinition pipeline, string name)
    {
        var snapshots = pipeline.Models.Where(m => m.Body is SnapshotBody).ToList();
        var matches = snapshots.Where(m => m.Name == name).ToList();
        if (matches.Count == 0)
            matches = [.. snapshots.Where(m => ((SnapshotBody)m.Body).Relation == name)];
        return matches switch
        {
            [var only] => only,
            [] when pipeline.Find(name) is not null => throw PipelineException.BadInput(
                $"{name} keeps no history; use one of the snapshots: {string.Join(", ", snapshots.Select(s => s.Name))}."),
            [] => throw PipelineException.BadInput(
                $"There is no model '{name}'.{NearNames.Question(name, snapshots.Select(s => s.Name))} "
                + $"The snapshots are: {string.Join(", ", snapshots.Select(s => s.Name))}."),
            _ => throw PipelineException.BadInput(
                $"Several snapshots follow {name}; name one: {string.Join(", ", matches.Select(s => s.Name))}."),
        };
    }
}
