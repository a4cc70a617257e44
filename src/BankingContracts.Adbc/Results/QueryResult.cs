using Apache.Arrow.Ipc;

namespace BankingContracts.Adbc.Results;

/// <summary>The rows of a query.</summary>
/// <param name="RowCount">The number of rows; -1 where the driver does not know it yet.</param>
/// <param name="Stream">The rows, in record batches. The caller disposes the stream, and each batch that it takes from it.</param>
public sealed record QueryResult(long RowCount, IArrowArrayStream Stream);
