using System.Data.Common;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.DuckDb.Audits;
using BankingContracts.Runtime.DuckDb.Changes;
using BankingContracts.Runtime.DuckDb.Connections;
using BankingContracts.Runtime.DuckDb.Dialects;
using BankingContracts.Runtime.DuckDb.Errors;
using BankingContracts.Runtime.DuckDb.Exports;
using BankingContracts.Runtime.DuckDb.Ingestion;
using BankingContracts.Runtime.DuckDb.Past;
using BankingContracts.Runtime.DuckDb.Queries;
using BankingContracts.Runtime.DuckDb.Snapshots;
using BankingContracts.Runtime.DuckDb.Staging;
using BankingContracts.Runtime.DuckDb.State;
using BankingContracts.Runtime.Engines;
using BankingContracts.Runtime.Faults;
using BankingContracts.Runtime.Ingestion;
using BankingContracts.Runtime.Outcomes;
using BankingContracts.Runtime.Planning;
using BankingContracts.Runtime.State;

namespace BankingContracts.Runtime.DuckDb;

/// <summary>A run on DuckDB: one transaction in one database file, or a first load, whose file appears at the commit.</summary>
internal sealed class DuckDbRun : IEngineRun
{
    /// <summary>Reclaiming the space of removed rows took a quarter of a commit, for few and for many removed rows.</summary>
    private const int RunsBetweenReclaims = 10;

    private readonly DuckDbDatabase _database;
    private readonly DuckDbReader _reader;
    private readonly PipelineDefinition _pipeline;
    private readonly ChangeSets _changes;
    private readonly DateTime _runAt;
    private readonly Dictionary<string, IReadOnlyList<string>> _columnsToBackfill = [];
    private readonly LinkCosts _costs;
    private readonly LinkChooser _chooser;

    public DuckDbRun(DuckDbDatabase database, PipelineDefinition pipeline, DateTime runAt)
    {
        _database = database;
        _reader = new DuckDbReader(database, pipeline);
        _pipeline = pipeline;
        _changes = new ChangeSets(database.Session);
        _runAt = runAt;
        _costs = new LinkCosts(database.Session, pipeline, _changes);
        _chooser = new LinkChooser(_costs, _changes);
        StateStore.Prepare(database.Session);
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Notes => _database.Notes;

    /// <inheritdoc/>
    public Task<PipelineState> ReadStateAsync(CancellationToken cancellation) => _reader.ReadStateAsync(cancellation);

    /// <inheritdoc/>
    public Task<DbDataReader> QueryAsync(string sql, CancellationToken cancellation) => _reader.QueryAsync(sql, cancellation);

    /// <inheritdoc/>
    public Task<DbDataReader> QueryAsOfAsync(string sql, DateTime asOf, CancellationToken cancellation) => _reader.QueryAsOfAsync(sql, asOf, cancellation);

    /// <inheritdoc/>
    public Task<IReadOnlyList<AuditCount>> AuditAsync(IReadOnlyList<AuditDefinition> audits, DateTime runAt, CancellationToken cancellation) =>
        _reader.AuditAsync(audits, runAt, cancellation);

    /// <inheritdoc/>
    public Task ConfineAsync(IReadOnlyList<string> directories, IReadOnlyList<string> files, CancellationToken cancellation) => Step(
        () =>
        {
            _database.Confine(directories, files);
            return true;
        },
        cancellation);

    /// <inheritdoc/>
    public Task<long> ExportAsync(ModelDefinition model, ExportFormat format, string path, CancellationToken cancellation) =>
        Task.FromResult(_database.Session.Within(() => Export(model, format, path), cancellation));

    /// <inheritdoc/>
    public Task<IReadOnlyList<FaultFinding?>?> FindFaultsAsync(IReadOnlyList<FaultySql> sqls, DateTime runAt, bool showValues, CancellationToken cancellation) =>
        _reader.FindFaultsAsync(sqls, runAt, showValues, cancellation);

    /// <inheritdoc/>
    public Task<FailingRows?> FailingRowsAsync(AuditDefinition audit, DateTime runAt, CancellationToken cancellation) =>
        _reader.FailingRowsAsync(audit, runAt, cancellation);

    /// <inheritdoc/>
    public Task PrepareAsync(ModelDefinition model, ModelPreparation preparation, CancellationToken cancellation) => Step(
        () =>
        {
            _changes.Record(model.Name, ChangeSet.Unknown);
            switch (preparation.Kind)
            {
                case PreparationKind.Create or PreparationKind.Recreate:
                    if (preparation.Kind == PreparationKind.Recreate && model.Body is QuarantineBody)
                        PastRows.Keep(_database.Session, model, $"from {Sql.Table(model)}", _runAt);
                    DropStored(model);
                    if (model.Body is not QueryBody { Materialization: Materialization.View })
                        _database.Session.Execute(model.CreateTable[SqlDialect.DuckDb]);
                    break;
                case PreparationKind.AddColumns:
                    foreach (var column in model.Columns.Where(c => preparation.NewColumns.Contains(c.Name)))
                    {
                        _database.Session.Execute($"alter table {Sql.Table(model)} add column {Sql.Name(column.Name)} {Sql.Type(column.Type)}");
                        PastRows.AddColumn(_database.Session, model, column);
                    }

                    _columnsToBackfill[model.Name] = preparation.NewColumns;
                    break;
            }

            return true;
        },
        cancellation);

    /// <inheritdoc/>
    public Task<IngestOutcome> IngestAsync(ModelDefinition source, IReadOnlyList<InputFile> files, CancellationToken cancellation) =>
        Refresh(() => new SourceIngestor(_database.Session, _changes, _runAt).Ingest(source, files), cancellation, keepOrder: true);

    /// <inheritdoc/>
    public Task<StagingOutcome> StageAsync(ModelDefinition staging, StagingTotals? before, StepMode mode, CancellationToken cancellation) =>
        Refresh(() => new StagingStep(_database.Session, _pipeline, _changes, _runAt).Stage(staging, before, mode), cancellation);

    /// <inheritdoc/>
    public Task<SnapshotOutcome> SnapshotAsync(ModelDefinition snapshot, SnapshotTotals? before, StepMode mode, CancellationToken cancellation) => Refresh(
        () =>
        {
            var step = new SnapshotStep(_database.Session, _pipeline, _changes, _runAt);
            if (_columnsToBackfill.Remove(snapshot.Name, out var columns))
                step.Backfill(snapshot, columns);
            return step.Snapshot(snapshot, before, mode);
        },
        cancellation);

    /// <inheritdoc/>
    public Task<BuildOutcome> BuildAsync(ModelDefinition model, string? wholeBecause, CancellationToken cancellation) =>
        Refresh(() => Build(model, wholeBecause), cancellation);

    /// <inheritdoc/>
    public Task<IReadOnlyList<AuditCount>> AuditChangesAsync(IReadOnlyList<DueAudit> audits, CancellationToken cancellation) =>
        Refresh(() => new ChangeAudits(_database.Session, _pipeline, _changes, _chooser, _runAt).Count(audits), cancellation);

    /// <inheritdoc/>
    public Task CommitAsync(RunRecord run, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();

        // From here on it is done to the end: whoever cancels later must not hear that nothing was changed.
        return Step(() => Commit(run), CancellationToken.None);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _costs.Dispose();
        await _reader.DisposeAsync();
    }

    private bool Commit(RunRecord run)
    {
        _costs.Dispose();
        var reclaims = StateStore.Runs(_database.Session) % RunsBetweenReclaims == RunsBetweenReclaims - 1;
        _database.Commit(() => StateStore.Write(_database.Session, run), reclaims);
        return true;
    }

    private long Export(ModelDefinition model, ExportFormat format, string path)
    {
        try
        {
            return Exporter.Export(_database.Session, model, format, path);
        }
        catch (DbException e) when (_database.CheckpointFault is { } fault)
        {
            // A database whose log could not be moved accepts no more statements.
            throw PipelineException.BadInput($"The log could not be moved into the database. {fault.Message} The data is safe in the log.", e);
        }
        catch (DbException e) when (SqlFaults.Of(e, _pipeline, model.Upstreams) is { } fault)
        {
            // The rows of a view are computed when they are read.
            throw new PipelineException(fault.ExitCode, FaultSentences.Of(FaultySql.Of(model), fault), e);
        }
        catch (DbException e)
        {
            throw DuckDbErrors.OnRunning(path, e) ?? PipelineException.BadInput($"The export {path} cannot be written.", e);
        }
    }

    private BuildOutcome Build(ModelDefinition model, string? wholeBecause)
    {
        try
        {
            return new QueryStep(_database.Session, _pipeline, _changes, _chooser, _runAt, _database.WritesThrough).Build(model, wholeBecause);
        }
        catch (DbException e) when (SqlFaults.Of(e, _pipeline, model.Upstreams) is { } fault)
        {
            throw new SqlFaultException(model, fault, e);
        }
    }

    private void DropStored(ModelDefinition model)
    {
        var kinds = _database.Session.Rows(
            "select table_type from information_schema.tables where table_schema = ? and table_name = ?",
            static r => r.GetString(0),
            Sql.Schema(model.Layer),
            model.Name);
        foreach (var kind in kinds)
            _database.Session.Execute($"drop {(kind == "VIEW" ? "view" : "table")} {Sql.Table(model)}");
    }

    private Task<T> Refresh<T>(Func<T> step, CancellationToken cancellation, bool keepOrder = false) => Step(
        () =>
        {
            _database.WriteThrough(keepOrder);
            return step();
        },
        cancellation);

    private Task<T> Step<T>(Func<T> step, CancellationToken cancellation)
    {
        try
        {
            return Task.FromResult(_database.Session.Within(step, cancellation));
        }
        catch (DbException e) when (DuckDbErrors.OnRunning(_database.Path, e) is { } explained)
        {
            throw explained;
        }
    }
}
