using BankingContracts.Runtime;
using BankingContracts.Runtime.Engines;
using BankingContracts.Runtime.State;
using BankingContracts.Server.Readers;
using BankingContracts.Server.Settings;
using BankingContracts.Server.Store;

namespace BankingContracts.Server.Queue;

/// <summary>The pipeline's state as it was read last: pages do not open the database, and show something while a run uses it.</summary>
internal sealed class KnownState(ServerOptions options, DatabaseReaders readers, RunImport import)
{
    private volatile PipelineState _state = PipelineState.Empty;

    /// <summary>The state; empty until it was read.</summary>
    public PipelineState State => _state;

    /// <summary>Reads it again, if the database can be opened.</summary>
    public Task ReadAsync(CancellationToken cancellation) => TryAsync(_ => Task.CompletedTask, cancellation);

    /// <summary>Reads it again, if the database can be opened, and records the runs of the command line.</summary>
    public Task RefreshAsync(CancellationToken cancellation) => TryAsync(database => import.ImportAsync(database, _state, cancellation), cancellation);

    private async Task TryAsync(Func<IEngineReader, Task> then, CancellationToken cancellation)
    {
        try
        {
            if (!await options.Engine.ExistsAsync(cancellation))
                return;
            await readers.ReadAsync(
                async database =>
                {
                    _state = await database.ReadStateAsync(cancellation);
                    await then(database);
                    return true;
                },
                cancellation);
        }
        catch (Exception e) when (e is PipelineException || StoreJournal.IsOutage(e))
        {
            // Another process uses the database, or it is broken: the next run says so. Or the store is away: the pages say so.
        }
    }
}
