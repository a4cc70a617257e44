using BankingContracts.Cli.Operations;
using BankingContracts.Cli.Session;
using BankingContracts.Runtime;

namespace BankingContracts.Cli.Verbs;

/// <summary>Lists runs.</summary>
internal static class RunsVerb
{
    private const int UsualLimit = 20;

    /// <param name="context">What every verb works with.</param>
    /// <param name="limit">The most runs; 0 when nobody said.</param>
    /// <param name="cancellation">Stops it.</param>
    public static async Task<int> ExecuteAsync(VerbContext context, int limit, CancellationToken cancellation)
    {
        RunsOutput.Write(context, await PastRuns.ListAsync(context, limit == 0 ? UsualLimit : limit, cancellation));
        return (int)ExitCode.Done;
    }
}
