using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Engines;
using BankingContracts.Runtime.State;

namespace BankingContracts.Server.Readers;

/// <summary>An engine whose readers are those of the service, and whose runs begin when they have given way.</summary>
/// <param name="engine">The engine.</param>
/// <param name="readers">The readers.</param>
internal sealed class GivenWayEngine(IEngine engine, DatabaseReaders readers) : IEngine
{
    /// <inheritdoc/>
    public string Description => engine.Description;

    /// <inheritdoc/>
    public string? DatabaseFile => engine.DatabaseFile;

    /// <inheritdoc/>
    public bool ReadersKeepRunsAway => engine.ReadersKeepRunsAway;

    /// <inheritdoc/>
    public string DatasetNamespace => engine.DatasetNamespace;

    /// <inheritdoc/>
    public string DatasetName(ModelDefinition model) => engine.DatasetName(model);

    /// <inheritdoc/>
    public string TextOf(SqlText generated, DateTime? runAt = null) => engine.TextOf(generated, runAt);

    /// <inheritdoc/>
    public Task<bool> ExistsAsync(CancellationToken cancellation) => engine.ExistsAsync(cancellation);

    /// <inheritdoc/>
    public Task<IReadOnlyList<EngineCheck>> DiagnoseAsync(CancellationToken cancellation) => engine.DiagnoseAsync(cancellation);

    /// <inheritdoc/>
    public Task<string> BreakLockAsync(CancellationToken cancellation) => engine.BreakLockAsync(cancellation);

    /// <inheritdoc/>
    public Task<long> BackupAsync(PipelineDefinition pipeline, string file, CancellationToken cancellation) =>
        readers.WithoutReadersAsync(() => engine.BackupAsync(pipeline, file, cancellation), cancellation);

    /// <inheritdoc/>
    public Task<IExampleBench> OpenBenchAsync(CancellationToken cancellation) => engine.OpenBenchAsync(cancellation);

    /// <inheritdoc/>
    public Task<IEngineReader> OpenReaderAsync(PipelineDefinition pipeline, CancellationToken cancellation) => readers.OpenAsync(cancellation);

    /// <inheritdoc/>
    public Task<IEngineRun> OpenRunAsync(PipelineDefinition pipeline, DateTime runAt, CancellationToken cancellation) =>
        readers.WithoutReadersAsync(() => engine.OpenRunAsync(pipeline, runAt, cancellation), cancellation);

    /// <inheritdoc/>
    public Task<IReadOnlyList<RetiredModel>> FindRetiredAsync(PipelineDefinition pipeline, CancellationToken cancellation) => engine.FindRetiredAsync(pipeline, cancellation);

    /// <inheritdoc/>
    public Task<IReadOnlyList<RetiredModel>> PruneAsync(PipelineDefinition pipeline, IReadOnlyCollection<string> models, CancellationToken cancellation) =>
        readers.WithoutReadersAsync(() => engine.PruneAsync(pipeline, models, cancellation), cancellation);
}
