using System.Globalization;
using DuckDB.NET.Data;

namespace BankingContracts.Runtime.DuckDb.Ingestion;

/// <summary>Runs statements in the transaction of a connection.</summary>
internal sealed class SqlSession(DuckDBConnection connection, CancellationToken cancellation)
{
    /// <summary>The connection, for what is not a statement.</summary>
    public DuckDBConnection Connection => connection;

    /// <summary>Runs a statement; returns the number of rows it wrote.</summary>
    public long Execute(string sql)
    {
        cancellation.ThrowIfCancellationRequested();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteNonQuery();
    }

    /// <summary>The one whole number that a query returns.</summary>
    public long Number(string sql)
    {
        cancellation.ThrowIfCancellationRequested();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }
}
