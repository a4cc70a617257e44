using BankingContracts.Runtime;
using BankingContracts.Runtime.State;
using BankingContracts.Server.Settings;

namespace BankingContracts.Server.Queue;

/// <summary>The pipeline's state as it was read last: pages do not open the database, and show something while a run uses it.</summary>
internal sealed class KnownState(ServerOptions options)
{
    private volatile PipelineState _state = PipelineState.Empty;

    /// <summary>The state; empty until it was read.</summary>
    public PipelineState State => _state;

    /// <summary>Reads it again, if the database can be opened.</summary>
    public async Task RefreshAsync(CancellationToken cancellation)
    {
        try
        {
            if (!await options.Engine.ExistsAsync(cancellation))
                return;
            await using var database = await options.Engine.OpenReaderAsync(options.Pipeline, cancellation);
            _state = await database.ReadStateAsync(cancellation);
        }
        catch (PipelineException)
        {
            // Another process uses the database, or it is broken: the next run says so.
        }
    }
}
