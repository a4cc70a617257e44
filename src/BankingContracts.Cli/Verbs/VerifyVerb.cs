using BankingContracts.Cli.Rendering;
using BankingContracts.Cli.Session;
using BankingContracts.Runtime;
using BankingContracts.Runtime.Chain;
using BankingContracts.Runtime.Exports;

namespace BankingContracts.Cli.Verbs;

/// <summary>Checks the records of runs, and that tables and exports are what the last one says.</summary>
internal static class VerifyVerb
{
    public static async Task<int> ExecuteAsync(VerbContext context, string? expected, CancellationToken cancellation)
    {
        await using var database = await context.OpenReaderAsync(cancellation);
        var verdict = await database.VerifyAsync(cancellation)
            ?? throw PipelineException.BadInput("There is no record to verify yet: this database was made by an earlier version of the program. The next run writes the first record.");
        var exports = ExportCheck.Compare(context.RunOptions.OutputDirectory, await database.ReadStateAsync(cancellation));
        var unknown = expected is not null && !verdict.Hashes.Contains(expected.Trim().ToLowerInvariant())
            ? new[] { ChainDifference.OfRecord("hash", $"no record has the hash {expected.Trim()}, so the records up to it were changed or are gone") }
            : [];
        List<ChainDifference> differences = [.. unknown, .. verdict.Differences, .. exports?.Differences ?? []];
        VerdictOutput.Write(context, verdict with { Differences = differences }, exports?.Files);
        return (int)(differences.Count == 0 ? ExitCode.Done : ExitCode.AuditFailed);
    }
}
