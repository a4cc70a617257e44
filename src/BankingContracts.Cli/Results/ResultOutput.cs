using System.Data.Common;
using BankingContracts.Cli.Rendering;
using BankingContracts.Cli.Session;
using BankingContracts.Runtime.Histories;
using BankingContracts.Runtime.Results;

namespace BankingContracts.Cli.Results;

/// <summary>Prints a query's result in the format asked for.</summary>
internal static class ResultOutput
{
    /// <param name="context">The verb.</param>
    /// <param name="reader">The rows.</param>
    /// <param name="past">What an answer as of a time is about; null for now.</param>
    /// <param name="cancellation">Stops it.</param>
    public static async Task WriteAsync(VerbContext context, DbDataReader reader, PastAnswer? past, CancellationToken cancellation)
    {
        switch (context.Format)
        {
            case OutputFormat.Csv:
                await ResultSet.WriteCsvAsync(reader, context.Environment.Out, cancellation);
                break;
            case OutputFormat.Json:
                await PastNotes.WithinAsync(context, past, () => ResultSet.WriteJsonAsync(reader, context.Environment.Out, cancellation));
                break;
            case OutputFormat.Table:
                (await ResultTable.ReadAsync(reader, cancellation)).WriteTo(Consoles.ForRows(context.Environment));
                break;
            case OutputFormat.Mermaid or OutputFormat.Markdown:
            default:
                throw VerbContext.NotOf(context.Format);
        }
    }
}
