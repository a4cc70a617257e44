using BankingContracts.Runtime.Archives;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Engines;
using BankingContracts.Runtime.Execution;
using BankingContracts.Runtime.Files;
using BankingContracts.Runtime.Ingestion;
using BankingContracts.Runtime.State;

namespace BankingContracts.Runtime.Replays;

/// <summary>
/// Does the runs of a database again, in another one: each with its time, selection and files, in their order, with the contracts of today.
/// </summary>
/// <param name="pipeline">The pipeline.</param>
/// <param name="target">The other database.</param>
/// <param name="files">The files.</param>
public sealed class Replay(PipelineDefinition pipeline, IEngine target, ArrivedFiles files)
{
    /// <summary>Does the runs.</summary>
    /// <param name="runs">The committed runs, the oldest first.</param>
    /// <param name="state">The state after them.</param>
    /// <param name="options">Directories; what each run is asked for comes from its record.</param>
    /// <param name="done">Is told of each run that is done.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="PipelineException">A run cannot be done again; the message names it.</exception>
    public async Task DoAsync(IReadOnlyList<CommittedRun> runs, PipelineState state, RunOptions options, Action<CommittedRun> done, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(options);
        RecordedRuns.RefuseIncomplete(runs, state, files);
        foreach (var run in runs)
        {
            using var place = TemporaryDirectory.ForRows();
            var request = run.Request ?? RunRequest.Whole;
            var result = await new PipelineRunner(pipeline, target).RunAsync(
                options with
                {
                    RunId = run.RunId,
                    AsOf = run.RunAt,
                    BusinessDate = run.BusinessDate,
                    Select = request.Select,
                    Exclude = request.Exclude,
                    FullRefresh = request.FullRefresh,
                    Files = await FilesAsync(run, place, cancellation),
                    AllowFuture = true,
                    AllowMassDelete = true,
                    AllowMassQuarantine = true,
                },
                cancellation);
            if (!result.IsCommitted)
                throw new PipelineException(result.ExitCode, $"The run {run.RunId} cannot be done again: {result.Message}");
            done(run);
        }
    }

    private async Task<IReadOnlyDictionary<string, IReadOnlyList<InputFile>>> FilesAsync(CommittedRun run, TemporaryDirectory place, CancellationToken cancellation)
    {
        var loaded = new Dictionary<string, IReadOnlyList<InputFile>>();
        foreach (var (i, arrival) in run.Arrivals.Index())
        {
            if (RecordedRuns.SourceOf(arrival, pipeline) is not { } source)
                continue;
            var path = place.File($"{i}.csv");
            await files.FetchAsync(arrival, path, cancellation);
            var file = new InputFile(path, arrival.File, arrival.Hash, arrival.Bytes) { Columns = RecordedRuns.ColumnsOf(arrival, source) };
            loaded[source.Name] = [.. loaded.GetValueOrDefault(source.Name, []), file];
        }

        return loaded;
    }
}
