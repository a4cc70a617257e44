using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Engines;
using BankingContracts.Runtime.Faults;
using BankingContracts.Runtime.Files;
using BankingContracts.Runtime.Outcomes;
using BankingContracts.Runtime.Rows;

namespace BankingContracts.Runtime.Examples;

/// <summary>Plays examples by the steps of an engine, and compares what comes out with what they expect.</summary>
/// <param name="bench">The engine's bench.</param>
/// <param name="pipeline">The pipeline.</param>
public sealed class ExamplePlayer(IExampleBench bench, PipelineDefinition pipeline)
{
    /// <summary>The timestamp of the first run of an example that says none: no usual date lies after it.</summary>
    public static readonly DateTime UsualRun = new(2100, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>The time between two runs of an example that says none.</summary>
    public static readonly TimeSpan UsualPause = TimeSpan.FromDays(1);

    /// <summary>The names of the models that an example of <paramref name="model"/> needs.</summary>
    public static IReadOnlySet<string> Needs(PipelineDefinition pipeline, ModelDefinition model)
    {
        var needed = new HashSet<string>(model.Upstreams) { model.Name };
        var staging = model.Body is SnapshotBody snapshot ? pipeline[snapshot.Relation] : model;
        if (staging.Body is StagingBody body)
            needed.UnionWith([body.Input, body.Quarantine]);
        return needed;
    }

    /// <summary>Plays an example.</summary>
    /// <returns>The differences; empty when everything is as expected.</returns>
    public async Task<IReadOnlyList<ExampleDifference>> PlayAsync(ExampleDefinition example, CancellationToken cancellation)
    {
        var model = pipeline[example.Model];
        try
        {
            using var directory = TemporaryDirectory.ForRows();
            await using var run = await bench.BeginAsync(Stage(model), cancellation);
            await RunAsync(run, example, model, directory, cancellation);
            return [.. await CompareAsync(run, example, model, cancellation)];
        }
        catch (PipelineException e)
        {
            return Stopped(e.Message);
        }
        catch (ContractBrokenException e)
        {
            return Stopped(e.Message);
        }
        catch (SqlFaultException e)
        {
            return Stopped(FaultSentences.Of(FaultySql.Of(e.Model), e.Fault));
        }

        IReadOnlyList<ExampleDifference> Stopped(string why) => [new(DifferenceKind.Stopped, "", model.Name, null, null, null, why)];
    }

    /// <summary>The models that the example needs. What is given as rows is stored, also where a run has a view.</summary>
    private PipelineDefinition Stage(ModelDefinition model)
    {
        var needed = Needs(pipeline, model);
        return pipeline with
        {
            Models = [.. pipeline.Models.Where(m => needed.Contains(m.Name)).Select(m => m.Name != model.Name && m.Body is QueryBody query ? m with { Body = query with { Materialization = Materialization.Table } } : m)],
        };
    }

    private async Task RunAsync(IExampleRun run, ExampleDefinition example, ModelDefinition model, TemporaryDirectory directory, CancellationToken cancellation)
    {
        var runAt = UsualRun - UsualPause;
        foreach (var (index, batch) in example.Batches.Index())
        {
            runAt = batch.RunAt is { } text ? InstantText.Parse(text) : runAt + UsualPause;
            run.BeginRun(runAt);
            foreach (var table in batch.Given)
            {
                var given = pipeline[table.Model];
                if (given.Body is SourceBody)
                    await run.IngestAsync(given, ExampleFile.Write(given, table.Rows, index + 1, directory), cancellation);
                else
                    await run.GiveAsync(given, GivenRows.Complete(given, table.Rows, runAt), cancellation);
            }

            await StepAsync(run, model, batch, cancellation);
        }
    }

    private async Task StepAsync(IExampleRun run, ModelDefinition model, ExampleBatch batch, CancellationToken cancellation)
    {
        switch (model.Body)
        {
            case StagingBody:
                await run.StageAsync(model, cancellation);
                break;
            case SnapshotBody snapshot:
                if (batch.Given.All(t => t.Model != snapshot.Relation))
                    await run.StageAsync(pipeline[snapshot.Relation], cancellation);
                await run.SnapshotAsync(model, cancellation);
                break;
            case QueryBody:
                await run.BuildAsync(model, cancellation);
                break;
            default:
                throw new InvalidOperationException($"{model.Name} has no examples.");
        }
    }

    private async Task<IEnumerable<ExampleDifference>> CompareAsync(IExampleRun run, ExampleDefinition example, ModelDefinition model, CancellationToken cancellation)
    {
        var expected = example.Expected;
        var found = await ReadAsync(run, model, cancellation);
        var differences = new List<ExampleDifference>();
        if (expected.Rows is { } rows)
            differences.AddRange(expected.OrderBy.Count > 0 ? RowComparison.InOrder(found.Sorted(expected.OrderBy), rows, "rows") : RowComparison.Of(found, rows, "rows", mayHaveMore: false));
        if (expected.Contains is { } contained)
            differences.AddRange(RowComparison.Of(found, contained, "contains", mayHaveMore: true));
        if (expected.Count is { } count && count != found.Rows.Count)
            differences.Add(new(DifferenceKind.Count, "count", model.Name, null, null, Number(count), Number(found.Rows.Count)));
        if (expected.Quarantined is { } quarantined && model.Body is StagingBody staging)
            differences.AddRange(RowComparison.Of(await ReadAsync(run, pipeline[staging.Quarantine], cancellation), quarantined, "quarantined", mayHaveMore: false));
        return differences;
    }

    private static async Task<FoundRows> ReadAsync(IExampleRun run, ModelDefinition model, CancellationToken cancellation)
    {
        await using var reader = await run.ReadAsync(model, cancellation);
        return await FoundRows.OfAsync(model, reader, cancellation);
    }

    private static string Number(long rows) => rows == 1 ? "1 row" : FormattableString.Invariant($"{rows} rows");
}
