using Apache.Arrow;

namespace BankingContracts.Databricks.TestServer.Warehouses;

/// <summary>Runs the statements that reach the server.</summary>
public interface IWarehouse
{
    /// <summary>Runs a statement.</summary>
    /// <param name="sql">The statement.</param>
    /// <param name="hasRows">Whether its rows are wanted.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="WarehouseException">It fails.</exception>
    Task<WarehouseResult> RunAsync(string sql, bool hasRows, CancellationToken cancellation);
}

/// <summary>The rows of a statement.</summary>
/// <param name="Schema">The columns.</param>
/// <param name="Chunks">The rows, in the parts in which they are sent.</param>
public sealed record WarehouseResult(Schema Schema, IReadOnlyList<RecordBatch> Chunks)
{
    /// <summary>A result without columns.</summary>
    public static WarehouseResult None { get; } = new(new Schema([], null), []);
}
