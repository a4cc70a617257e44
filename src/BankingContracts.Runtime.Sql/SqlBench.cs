using System.Data.Common;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Engines;
using BankingContracts.Runtime.Faults;
using BankingContracts.Runtime.Ingestion;
using BankingContracts.Runtime.Planning;
using BankingContracts.Runtime.Sql.Ingestion;
using BankingContracts.Runtime.Sql.Queries;
using BankingContracts.Runtime.Sql.Sessions;
using BankingContracts.Runtime.Sql.Snapshots;
using BankingContracts.Runtime.Sql.Staging;
using BankingContracts.Runtime.Sql.Steps;

namespace BankingContracts.Runtime.Sql;

/// <summary>Plays examples on any engine: the steps of a run, over tables that no run has.</summary>
/// <param name="bench">What the engine supplies; it is disposed with this object.</param>
public sealed class SqlBench(ISqlBench bench) : IExampleBench
{
    /// <inheritdoc/>
    public async Task<IExampleRun> BeginAsync(PipelineDefinition pipeline, CancellationToken cancellation) => await bench.Session.WithinAsync(
        async () =>
        {
            await bench.BeginAsync();
            var run = await StepContext.OfAsync(bench, pipeline, DateTime.UnixEpoch);
            foreach (var model in pipeline.Models)
                await run.Tables.PrepareAsync(run.TableOf(model), ModelPreparation.Create);
            return new Played(bench, run);
        },
        cancellation);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => bench.DisposeAsync();

    /// <summary>
    /// An example that is being played. Its runs follow each other over the same tables; each has its own timestamp, and compares all rows, which gives the same
    /// as following changes.
    /// </summary>
    private sealed class Played(ISqlBench bench, StepContext run) : IExampleRun
    {
        private const string Whole = "the example asks for it";

        private StepContext _run = run;

        public void BeginRun(DateTime runAt) => _run = _run with { RunAt = runAt };

        public Task GiveAsync(ModelDefinition model, IReadOnlyList<object?[]> rows, CancellationToken cancellation) => StepAsync(
            async () =>
            {
                var table = _run.TableOf(model);
                await _run.Tables.PrepareAsync(table, ModelPreparation.Recreate);
                if (rows.Count > 0)
                    await _run.Tables.LeaveWholeAsync(table, _run.Tables.Identified(table, _run.Sql.Rows(table.Columns, rows), replacesCopies: true));
            },
            cancellation);

        public Task IngestAsync(ModelDefinition source, InputFile file, CancellationToken cancellation) => StepAsync(
            async () =>
            {
                var (_, result) = await new SourceStep(_run, bench.Loader).IngestAsync(source, [file], []);
                await result.Scope.EndAsync();
            },
            cancellation,
            keepsOrder: true);

        public Task StageAsync(ModelDefinition staging, CancellationToken cancellation) =>
            StepAsync(() => new StagingStep(_run).StageAsync(staging, null, StepMode.Whole, null, isRepeated: false), cancellation);

        public Task SnapshotAsync(ModelDefinition snapshot, CancellationToken cancellation) =>
            StepAsync(() => new SnapshotStep(_run).SnapshotAsync(snapshot, null, StepMode.Whole, null, isRepeated: false, []), cancellation);

        public Task BuildAsync(ModelDefinition model, CancellationToken cancellation) => StepAsync(
            async () =>
            {
                try
                {
                    await new QueryStep(_run, new LinkChooser(new LinkCosts(_run, bench.Statistics), _run), new ComputedRows(_run)).BuildAsync(model, Whole);
                }
                catch (DbException e) when (_run.Errors.FaultOf(e, _run.Pipeline.ColumnsOf(model.Upstreams)) is { } fault)
                {
                    throw new SqlFaultException(model, fault, e);
                }
            },
            cancellation);

        public Task<DbDataReader> ReadAsync(ModelDefinition model, CancellationToken cancellation) => _run.Session.WithinAsync(
            () => _run.Session.ReadAsync($"select {_run.Sql.List(model.Columns.Select(c => c.Name))} from {_run.Current(model)} as r"), cancellation);

        public async ValueTask DisposeAsync() => await bench.EndAsync();

        private async Task StepAsync(Func<Task> step, CancellationToken cancellation, bool keepsOrder = false)
        {
            try
            {
                await _run.Session.WithinAsync(
                    async () =>
                    {
                        await _run.Tables.BeginStepAsync(keepsOrder);
                        await step();
                    },
                    cancellation);
            }
            catch (DbException e) when (_run.Errors.OnRunning(e) is { } explained)
            {
                throw explained;
            }
        }
    }
}
