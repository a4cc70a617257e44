using System.Data.Common;
using BankingContracts.Cli.Rendering;
using BankingContracts.Cli.Session;
using BankingContracts.Runtime.Histories;
using BankingContracts.Runtime.Results;

namespace BankingContracts.Cli.Results;

/// <summary>Prints a query's result in the format asked for, and before it what it is as of.</summary>
internal static class ResultOutput
{
    /// <param name="context">The verb.</param>
    /// <param name="reader">The rows.</param>
    /// <param name="past">What an answer as of a time is about; null for now.</param>
    /// <param name="cancellation">Stops it.</param>
    public static async Task WriteAsync(VerbContext context, DbDataReader reader, PastAnswer? past, CancellationToken cancellation)
    {
        // A value that cannot be shown is found before anything is printed.
        var table = context.Format == OutputFormat.Table ? await ResultTable.ReadAsync(reader, cancellation) : null;
        if (past is not null)
            PastNotes.Write(context, past);
        switch (context.Format)
        {
            case OutputFormat.Csv:
                await ResultSet.WriteCsvAsync(reader, context.Environment.Out, cancellation);
                break;
            case OutputFormat.Json:
                await PastNotes.WithinAsync(context, past, () => ResultSet.WriteJsonAsync(reader, context.Environment.Out, cancellation));
                break;
            case OutputFormat.Table:
                table!.WriteTo(Consoles.ForRows(context.Environment));
                break;
            case OutputFormat.Mermaid or OutputFormat.Markdown:
            default:
                throw VerbContext.NotOf(context.Format);
        }
    }
}
