using Apache.Arrow;
using Apache.Arrow.Ipc;
using BankingContracts.Databricks.TestServer.Warehouses;

namespace BankingContracts.Databricks.TestServer.Routes;

/// <summary>A statement that was submitted.</summary>
internal sealed class RunningStatement : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Task<WarehouseResult> _run;
    private int _polls;

    public RunningStatement(IWarehouse warehouse, string sql, bool hasRows, int polls)
    {
        (Sql, HasRows, _polls) = (sql, hasRows, polls);
        _run = warehouse.RunAsync(sql, hasRows, _stop.Token);
    }

    /// <summary>Its id.</summary>
    public string Id { get; } = Guid.NewGuid().ToString();

    /// <summary>Its text.</summary>
    public string Sql { get; }

    /// <summary>Whether its rows are wanted.</summary>
    public bool HasRows { get; }

    /// <summary>The result, once the state says so.</summary>
    public WarehouseResult Result => _run.Result;

    /// <summary>Its state, and the error of a failure.</summary>
    public (string State, WarehouseException? Error) Look() => _run switch
    {
        _ when _polls-- > 0 => ("PENDING", null),
        { IsCompletedSuccessfully: true } => ("SUCCEEDED", null),
        { IsCanceled: true } => ("CANCELED", null),
        { IsFaulted: true } => ("FAILED", _run.Exception.InnerException as WarehouseException ?? new WarehouseException(_run.Exception.ToString(), null, "INTERNAL_ERROR")),
        _ => ("RUNNING", null),
    };

    /// <summary>Stops it.</summary>
    public void Cancel() => _stop.Cancel();

    /// <summary>The bytes of a chunk: a stream of Arrow with one batch.</summary>
    public async Task<byte[]> ChunkAsync(int index)
    {
        using var bytes = new MemoryStream();
        using (var writer = new ArrowStreamWriter(bytes, Result.Schema, leaveOpen: true))
        {
            await writer.WriteRecordBatchAsync(Result.Chunks[index]);
            await writer.WriteEndAsync();
        }

        return bytes.ToArray();
    }

    /// <inheritdoc/>
    public void Dispose() => _stop.Dispose();
}
