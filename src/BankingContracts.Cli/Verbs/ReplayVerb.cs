using BankingContracts.Cli.Rendering;
using BankingContracts.Cli.Results;
using BankingContracts.Cli.Session;
using BankingContracts.Cli.Wording;
using BankingContracts.Runtime;
using BankingContracts.Runtime.Archives;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Engines;
using BankingContracts.Runtime.Files;
using BankingContracts.Runtime.Replays;
using BankingContracts.Runtime.State;

namespace BankingContracts.Cli.Verbs;

/// <summary>Does the runs of the database again in another one, and compares the two.</summary>
internal static class ReplayVerb
{
    private const string Embedded = "duckdb";

    public static async Task<int> ExecuteAsync(VerbContext context, string? to, bool isCompared, CancellationToken cancellation)
    {
        var target = to is null ? null : context.Environment.Resolve(to);
        if (target is not null && File.Exists(target))
            throw PipelineException.BadInput($"{to} exists already; name a new file with --to, or remove that one.");
        await using var database = await context.OpenReaderAsync(cancellation);
        var (state, runs) = (await database.ReadStateAsync(cancellation), await database.ReadRunsAsync(null, cancellation));
        using var place = TemporaryDirectory.ForRows();
        // Every engine computes the same rows, so the embedded one can prove what another one holds.
        var engine = context.CreateEngine(Embedded, target ?? place.File("replay.duckdb"));
        var options = context.RunOptions with { OutputDirectory = place.File("outputs"), ReportsDirectory = place.File("reports"), ArchiveDirectory = place.File("archive") };
        var files = new ArrivedFiles(new FileArchive(context.RunOptions.ArchiveDirectory), context.RunOptions.InputDirectory);
        try
        {
            var number = 0;
            await new Replay(context.Pipeline, engine, files).DoAsync(runs, state, options, run => Say(context, run, ++number, runs.Count), cancellation);
            var result = new ReplayResult(runs.Count, target, null, null);
            if (isCompared)
            {
                await using var replayed = await engine.OpenReaderAsync(context.Pipeline, cancellation);
                result = result with
                {
                    Models = await ModelsAsync(context.Pipeline, new ModelComparison(database, replayed), state, cancellation),
                    Exports = ExportComparison.Of(context.Pipeline, context.RunOptions.OutputDirectory, options.OutputDirectory),
                };
            }

            ReplayOutput.Write(context, result);
            return (int)(result.HasDifference ? ExitCode.AuditFailed : ExitCode.Done);
        }
        catch (Exception) when (target is not null)
        {
            // Half of the runs must not be taken for all of them.
            foreach (var left in new[] { target, target + ".wal" })
                File.Delete(left);
            throw;
        }
    }

    private static async Task<IReadOnlyList<ModelDifference>> ModelsAsync(PipelineDefinition pipeline, ModelComparison comparison, PipelineState state, CancellationToken cancellation)
    {
        var differences = new List<ModelDifference>();
        foreach (var model in pipeline.Models.Where(m => state.Models.ContainsKey(m.Name)))
        {
            if (await comparison.OfAsync(model, cancellation) is { } difference)
                differences.Add(difference);
        }

        return differences;
    }

    private static void Say(VerbContext context, CommittedRun run, int number, int count) =>
        context.Environment.Error.WriteLine($"{number} of {count}: {run.RunId} ({DisplayText.Second(run.RunAt)} UTC), {DisplayText.Count(run.Arrivals.Count, "file", "files")}");
}
