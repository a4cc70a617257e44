using BankingContracts.Cli.Operations;
using BankingContracts.Cli.Session;
using BankingContracts.Runtime;

namespace BankingContracts.Cli.Verbs;

/// <summary>Shows a run and its stages.</summary>
internal static class ShowVerb
{
    public static async Task<int> ExecuteAsync(VerbContext context, string id, CancellationToken cancellation)
    {
        var (run, stages) = await PastRuns.FindAsync(context, id, cancellation);
        ShownRunOutput.Write(context, run, stages);
        return (int)ExitCode.Done;
    }
}
