using BankingContracts.Cli.Rendering;
using BankingContracts.Cli.Results;
using BankingContracts.Cli.Service;
using BankingContracts.Cli.Session;
using BankingContracts.Cli.Wording;
using BankingContracts.Runtime;
using BankingContracts.Runtime.Engines;
using BankingContracts.Runtime.Histories;
using Spectre.Console;

namespace BankingContracts.Cli.Verbs;

/// <summary>Shows all versions of one key.</summary>
internal static class HistoryVerb
{
    // Only programs need it; in a table it would take the space of two columns.
    private static readonly HashSet<string> HiddenInTables = ["dbt_scd_id", "dbt_updated_at"];

    public static async Task<int> ExecuteAsync(VerbContext context, string model, IReadOnlyList<string> key, DateTime? asOf, CancellationToken cancellation)
    {
        var history = KeyHistory.Of(context.Pipeline, model, key);
        using var service = await InUse.ServiceAsync(context, context.CreateEngine(), cancellation);
        if (service is not null)
        {
            var served = ServedRows.OfHistory(service, history.Model.Name, key, asOf);
            var isTable = context.Format == OutputFormat.Table;
            var (shown, about) = isTable || asOf is not null ? await served.TableAsync(cancellation) : default;
            if (about is not null)
                PastNotes.Write(context, about);
            if (isTable)
                WriteTable(context, history, shown!);
            else
                await served.CopyAsync(context, about, cancellation);
            return (int)ExitCode.Done;
        }

        await using var database = await context.OpenReaderAsync(cancellation);
        var past = asOf is { } at ? await PastAnswer.OfAsync(database, context.Pipeline, new PastTime(at), cancellation) : null;
        await using var rows = await history.ReadAsync(database, asOf, cancellation);
        if (context.Format != OutputFormat.Table)
        {
            await ResultOutput.WriteAsync(context, rows, past, cancellation);
            return (int)ExitCode.Done;
        }

        var table = await ResultTable.ReadAsync(rows, cancellation);
        if (past is not null)
            PastNotes.Write(context, past);
        WriteTable(context, history, table);
        return (int)ExitCode.Done;
    }

    private static void WriteTable(VerbContext context, KeyHistory history, ResultTable table)
    {
        var console = Consoles.ForRows(context.Environment);
        console.WriteLine();
        Words.WriteTitle(console, history.Model.Name, DisplayText.OneLine($"{history.Key}, {(history.IsOfSnapshot ? DisplayText.Count(table.RowCount, "version", "versions") : DisplayText.Count(table.RowCount, "row", "rows"))}"));
        table.WriteTo(console, marksChanges: true, HiddenInTables, toTheSecond: true);
    }
}
