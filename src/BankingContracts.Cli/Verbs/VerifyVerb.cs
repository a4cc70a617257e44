using BankingContracts.Cli.Rendering;
using BankingContracts.Cli.Session;
using BankingContracts.Runtime;
using BankingContracts.Runtime.Archives;
using BankingContracts.Runtime.Chain;
using BankingContracts.Runtime.Engines;
using BankingContracts.Runtime.Exports;

namespace BankingContracts.Cli.Verbs;

/// <summary>Checks the records of runs, and that tables, exports and the archive are what they say.</summary>
internal static class VerifyVerb
{
    public static async Task<int> ExecuteAsync(VerbContext context, string? expected, CancellationToken cancellation)
    {
        await using var database = await context.OpenReaderAsync(cancellation);
        var verdict = await database.VerifyAsync(cancellation)
            ?? throw PipelineException.BadInput("There is no record to verify yet: this database was made by an earlier version of the program. The next run writes the first record.");
        var (exports, archive) = await FilesAsync(context, database, verdict, cancellation);
        var unknown = expected is not null && !verdict.Hashes.Contains(expected.Trim().ToLowerInvariant())
            ? new[] { ChainDifference.OfRecord("hash", $"no record has the hash {expected.Trim()}, so the records up to it were changed or are gone") }
            : [];
        List<ChainDifference> differences = [.. unknown, .. verdict.Differences, .. exports?.Differences ?? [], .. archive?.Differences ?? []];
        VerdictOutput.Write(context, verdict with { Differences = differences }, exports?.Files, archive?.Files ?? 0);
        return (int)(differences.Count == 0 ? ExitCode.Done : ExitCode.AuditFailed);
    }

    /// <summary>Compares the files with what runs wrote about themselves; null where somebody changed that, so that it cannot be read.</summary>
    private static async Task<((int Files, IReadOnlyList<ChainDifference> Differences)? Exports, (int Files, IReadOnlyList<ChainDifference> Differences)? Archive)> FilesAsync(
        VerbContext context, IEngineReader database, ChainVerdict verdict, CancellationToken cancellation)
    {
        try
        {
            var (state, runs) = (await database.ReadStateAsync(cancellation), await database.ReadRunsAsync(null, cancellation));
            return (ExportCheck.Compare(context.RunOptions.OutputDirectory, state, runs), await ArchiveCheck.CompareAsync(context.RunOptions.ArchiveDirectory, runs, cancellation));
        }
        catch (PipelineException) when (verdict.Differences.Count > 0)
        {
            return (null, null);
        }
    }
}
