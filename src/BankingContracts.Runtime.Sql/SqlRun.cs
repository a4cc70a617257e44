using System.Data.Common;
using BankingContracts.Runtime.Chain;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Engines;
using BankingContracts.Runtime.Faults;
using BankingContracts.Runtime.Ingestion;
using BankingContracts.Runtime.Origins;
using BankingContracts.Runtime.Outcomes;
using BankingContracts.Runtime.Planning;
using BankingContracts.Runtime.Sql.Audits;
using BankingContracts.Runtime.Sql.Chain;
using BankingContracts.Runtime.Sql.Differences;
using BankingContracts.Runtime.Sql.Evolution;
using BankingContracts.Runtime.Sql.Faults;
using BankingContracts.Runtime.Sql.Ingestion;
using BankingContracts.Runtime.Sql.Past;
using BankingContracts.Runtime.Sql.Previews;
using BankingContracts.Runtime.Sql.Publication;
using BankingContracts.Runtime.Sql.Queries;
using BankingContracts.Runtime.Sql.Sessions;
using BankingContracts.Runtime.Sql.Snapshots;
using BankingContracts.Runtime.Sql.Staging;
using BankingContracts.Runtime.Sql.State;
using BankingContracts.Runtime.Sql.Steps;
using BankingContracts.Runtime.Sql.Tables;
using BankingContracts.Runtime.State;

namespace BankingContracts.Runtime.Sql;

/// <summary>A run on any engine: the steps one after the other, then the publication.</summary>
public sealed class SqlRun : IEngineRun
{
    private readonly ISqlDatabase _database;
    private readonly StepContext _run;
    private readonly StateStore _state;
    private readonly LinkChooser _chooser;
    private readonly ComputedRows _computed;
    private readonly PastRows _past;
    private readonly Dictionary<string, IReadOnlyList<string>> _pending = [];
    private readonly Dictionary<string, IngestResult> _loaded = [];
    private readonly Dictionary<string, StagingResult?> _staged = [];
    private readonly HashSet<string> _done = [];
    private PipelineState? _before;

    private SqlRun(ISqlDatabase database, StepContext run, StateStore state, IReadOnlyList<string> notes)
    {
        (_database, _run, _state, Notes) = (database, run, state, notes);
        _computed = new ComputedRows(run);
        _past = new PastRows(run);
        _chooser = new LinkChooser(new LinkCosts(run, database.Statistics), run);
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Notes { get; }

    /// <inheritdoc/>
    public string? ChainHash { get; private set; }

    /// <summary>Begins a run over an open database.</summary>
    /// <param name="database">The database; it is disposed with the run.</param>
    /// <param name="pipeline">The pipeline.</param>
    /// <param name="runAt">The run's timestamp.</param>
    /// <param name="cancellation">Stops the beginning; what an earlier run could not publish is then completed by the next one.</param>
    /// <exception cref="PipelineException">A later version of the program wrote the database.</exception>
    public static Task<SqlRun> BeginAsync(ISqlDatabase database, PipelineDefinition pipeline, DateTime runAt, CancellationToken cancellation) => database.Session.WithinAsync(
        async () =>
        {
            var notes = await database.Publication.CompleteAsync();
            var state = database.State.Store;
            await state.RefuseLaterAsync();
            await database.PrepareAsync(SqlState.Tables(database.Dialect));
            return new SqlRun(database, await StepContext.OfAsync(database, pipeline, runAt), state, [.. database.Notes, .. notes]);
        },
        cancellation);

    /// <inheritdoc/>
    public async Task<PipelineState> ReadStateAsync(CancellationToken cancellation) => _before = await _database.Reader.ReadStateAsync(cancellation);

    /// <inheritdoc/>
    public Task<IReadOnlyList<CommittedRun>> ReadRunsAsync(DateTime? after, CancellationToken cancellation) => _database.Reader.ReadRunsAsync(after, cancellation);

    /// <inheritdoc/>
    public Task<DbDataReader> QueryAsync(string sql, CancellationToken cancellation) => _database.Reader.QueryAsync(sql, cancellation);

    /// <inheritdoc/>
    public Task<DbDataReader> QueryAsOfAsync(string sql, PastTime asOf, CancellationToken cancellation) => _database.Reader.QueryAsOfAsync(sql, asOf, cancellation);

    /// <inheritdoc/>
    public Task<DbDataReader> ReadStoodAsync(ModelDefinition model, ModelRead read, DateTime? asOf, CancellationToken cancellation) =>
        _database.Reader.ReadStoodAsync(model, read, asOf, cancellation);

    /// <inheritdoc/>
    public Task<DbDataReader> ReadModelAsync(ModelDefinition model, ModelRead read, CancellationToken cancellation) =>
        _database.Reader.ReadModelAsync(model, read, cancellation);

    /// <inheritdoc/>
    public Task<ChainVerdict?> VerifyAsync(CancellationToken cancellation) => _database.Reader.VerifyAsync(cancellation);

    /// <inheritdoc/>
    public Task<RowTrace> TraceAsync(TraceStart start, CancellationToken cancellation) => _database.Reader.TraceAsync(start, cancellation);

    /// <inheritdoc/>
    public Task<IReadOnlyList<AuditCount>> AuditAsync(IReadOnlyList<AuditDefinition> audits, DateTime runAt, CancellationToken cancellation) =>
        _database.Reader.AuditAsync(audits, runAt, cancellation);

    /// <inheritdoc/>
    public Task<IReadOnlyList<FaultFinding?>?> FindFaultsAsync(IReadOnlyList<FaultySql> sqls, DateTime runAt, bool showValues, CancellationToken cancellation) =>
        _database.Rows is null
            ? _run.Session.WithinAsync(
                () => RowSearch.WhereTheyAreAsync(_run.Session, _run.Sql, _run.Errors, _run.Pipeline, sqls, runAt, showValues, _run.Tables.Current), cancellation)
            : _database.Reader.FindFaultsAsync(sqls, runAt, showValues, cancellation);

    /// <inheritdoc/>
    public Task<FailingRows?> FailingRowsAsync(AuditDefinition audit, DateTime runAt, CancellationToken cancellation) => StepAsync(
        async () => await FailingRowsReader.TryReadAsync(_run.Session, _run.Sql, await _run.Names.BindAsync(_run.Sql.AtRun(audit.FailingRows, runAt), audit.Reads)), cancellation);

    /// <inheritdoc/>
    public Task ConfineAsync(IReadOnlyList<string> directories, IReadOnlyList<string> files, CancellationToken cancellation) =>
        StepAsync(() => _database.ConfineAsync(directories, files), cancellation);

    /// <inheritdoc/>
    public Task<long> ExportAsync(ModelDefinition model, ExportFormat format, string path, CancellationToken cancellation) =>
        _run.Session.WithinAsync(() => _database.ExportAsync(model, format, path), cancellation);

    /// <inheritdoc/>
    public Task HoldAsync(IReadOnlyDictionary<string, ModelPreparation> preparations, CancellationToken cancellation) => StepAsync(
        async () =>
        {
            var moved = _run.Pipeline.Models.Where(m => preparations.GetValueOrDefault(m.Name)?.FormerName is not null).ToList();
            await _past.HoldViewsAsync(_before?.Models ?? new Dictionary<string, ModelState>(), preparations);
            foreach (var model in moved)
                await new ModelMove(_run, _past, model, preparations[model.Name].FormerName!).ApplyAsync();
            await _past.HoldTablesAsync();
        },
        cancellation);

    /// <inheritdoc/>
    public Task PrepareAsync(ModelDefinition model, ModelPreparation preparation, CancellationToken cancellation) => StepAsync(
        async () =>
        {
            _pending[model.Name] = preparation.Pending;
            if (preparation.Kind == PreparationKind.Alter)
                await new ShapeChange(_run, _past, model).ApplyAsync(preparation);
            else
                await _run.Tables.PrepareAsync(_run.TableOf(model), preparation);
        },
        cancellation);

    /// <inheritdoc/>
    public Task<IngestOutcome> IngestAsync(ModelDefinition source, IReadOnlyList<InputFile> files, CancellationToken cancellation) => RefreshAsync(
        async () =>
        {
            if (_loaded.Remove(source.Name, out var former))
                await former.Scope.EndAsync();
            var (outcome, result) = await new SourceStep(_run, _database.Loader).IngestAsync(source, files, _pending.GetValueOrDefault(source.Name, []));
            _pending[source.Name] = outcome.Pending;
            _loaded[source.Name] = result;
            return outcome;
        },
        cancellation,
        keepsOrder: true);

    /// <inheritdoc/>
    public Task<StagingOutcome> StageAsync(ModelDefinition staging, StagingTotals? before, StepMode mode, CancellationToken cancellation) => RefreshAsync(
        async () =>
        {
            if (_staged.Remove(staging.Name, out var former) && former is not null)
                await former.Scope.EndAsync();
            var loaded = _loaded.GetValueOrDefault(((StagingBody)staging.Body).Input);
            var (outcome, result) = await new StagingStep(_run).StageAsync(staging, before, mode, loaded, isRepeated: !_done.Add(staging.Name));
            _staged[staging.Name] = result;
            return outcome;
        },
        cancellation);

    /// <inheritdoc/>
    public Task<SnapshotOutcome> SnapshotAsync(ModelDefinition snapshot, SnapshotTotals? before, StepMode mode, CancellationToken cancellation) => RefreshAsync(
        async () =>
        {
            var step = new SnapshotStep(_run);
            var changed = _staged.GetValueOrDefault(((SnapshotBody)snapshot.Body).Relation);
            return await step.SnapshotAsync(snapshot, before, mode, changed, isRepeated: !_done.Add(snapshot.Name), _pending.GetValueOrDefault(snapshot.Name, []));
        },
        cancellation);

    /// <inheritdoc/>
    public Task<BuildOutcome> BuildAsync(ModelDefinition model, string? wholeBecause, CancellationToken cancellation) => RefreshAsync(
        async () =>
        {
            try
            {
                return await new QueryStep(_run, _chooser, _computed).BuildAsync(model, wholeBecause);
            }
            catch (DbException e) when (_run.Errors.FaultOf(e, _run.Pipeline.ColumnsOf(model.Upstreams)) is { } fault)
            {
                throw new SqlFaultException(model, fault, e);
            }
        },
        cancellation);

    /// <inheritdoc/>
    public Task<IReadOnlyList<AuditCount>> AuditChangesAsync(IReadOnlyList<DueAudit> audits, CancellationToken cancellation) =>
        RefreshAsync(() => new ChangeAudits(_run, _chooser, _computed).CountAsync(audits), cancellation);

    /// <inheritdoc/>
    public Task<PreviewedChange> PreviewAsync(ModelDefinition model, int most, bool showValues, CancellationToken cancellation) =>
        StepAsync(() => new PreviewStep(_run, _past).CompareAsync(model, most, showValues), cancellation);

    /// <inheritdoc/>
    public Task ForgetAsync(CancellationToken cancellation) => StepAsync(() => _database.Publication.ForgetAsync(), cancellation);

    /// <inheritdoc/>
    public Task CommitAsync(RunRecord run, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        // From here on it is done to the end: whoever cancels later must not hear that nothing was changed.
        return StepAsync(() => CommitAsync(run), CancellationToken.None);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _database.DisposeAsync();

    private async Task CommitAsync(RunRecord run)
    {
        await _past.KeepAsync();
        await _run.Tables.SettleMovesAsync();
        var state = _state.Rows(run, _before);
        var (record, hash) = await new ChainWriter(_run.Session, _run.Sql, new ChainStore(_run.Session, _run.Sql, _database.State.Stored)).OfRunAsync(_run, run, state);
        var actions = _run.Tables.AreWrittenAtOnce ? [] : _run.Tables.Actions();
        await _database.Publication.PublishAsync(new RunToPublish(run.RunId, actions, _run.Tables.Abandoned, [.. state, .. record], _state.RunsAsync));
        ChainHash = hash;
    }

    private Task<T> RefreshAsync<T>(Func<Task<T>> step, CancellationToken cancellation, bool keepsOrder = false) => StepAsync(
        async () =>
        {
            await _run.Tables.BeginStepAsync(keepsOrder);
            return await step();
        },
        cancellation);

    private async Task StepAsync(Func<Task> step, CancellationToken cancellation) => await StepAsync(
        async () =>
        {
            await step();
            return true;
        },
        cancellation);

    private async Task<T> StepAsync<T>(Func<Task<T>> step, CancellationToken cancellation)
    {
        try
        {
            return await _run.Session.WithinAsync(step, cancellation);
        }
        catch (DbException e) when (_run.Errors.OnRunning(e) is { } explained)
        {
            throw explained;
        }
    }
}
