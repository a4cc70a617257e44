using System.Data.Common;
using BankingContracts.Cli.Rendering;
using BankingContracts.Cli.Session;
using BankingContracts.Runtime.Results;

namespace BankingContracts.Cli.Results;

/// <summary>Prints a query's result in the format asked for.</summary>
internal static class ResultOutput
{
    public static async Task WriteAsync(VerbContext context, DbDataReader reader, CancellationToken cancellation)
    {
        switch (context.Format)
        {
            case OutputFormat.Csv:
                await ResultSet.WriteCsvAsync(reader, context.Environment.Out, cancellation);
                break;
            case OutputFormat.Json:
                await ResultSet.WriteJsonAsync(reader, context.Environment.Out, cancellation);
                break;
            case OutputFormat.Table:
                (await ResultTable.ReadAsync(reader, cancellation)).WriteTo(Consoles.ForRows(context.Environment));
                break;
            case OutputFormat.Mermaid:
            default:
                throw VerbContext.NotOf(context.Format);
        }
    }
}
