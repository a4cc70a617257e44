using BankingContracts.Cli.Results;
using BankingContracts.Cli.Session;
using BankingContracts.Runtime;
using BankingContracts.Runtime.Origins;

namespace BankingContracts.Cli.Verbs;

/// <summary>Shows the rows that a row came from.</summary>
internal static class TraceVerb
{
    public static async Task<int> ExecuteAsync(VerbContext context, string model, IReadOnlyList<string> key, bool showsValues, CancellationToken cancellation)
    {
        var start = TraceStart.Of(context.Pipeline, model, key);
        await using var database = await context.OpenReaderAsync(cancellation);
        TraceOutput.Write(context, start, await database.TraceAsync(start, cancellation), showsValues);
        return (int)ExitCode.Done;
    }
}
