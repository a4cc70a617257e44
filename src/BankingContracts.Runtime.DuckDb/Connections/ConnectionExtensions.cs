using System.Data.Common;
using DuckDB.NET.Data;

namespace BankingContracts.Runtime.DuckDb.Connections;

/// <summary>Statements in one line.</summary>
internal static class ConnectionExtensions
{
    /// <summary>Runs a statement; returns the number of rows it wrote.</summary>
    public static long Execute(this DuckDBConnection connection, string sql, params ReadOnlySpan<object?> parameters)
    {
        using var command = connection.Command(sql, parameters);
        return command.ExecuteNonQuery();
    }

    /// <summary>The single value of a query.</summary>
    public static T Scalar<T>(this DuckDBConnection connection, string sql, params ReadOnlySpan<object?> parameters)
    {
        using var command = connection.Command(sql, parameters);
        using var reader = command.ExecuteReader();
        reader.Read();
        return reader.GetFieldValue<T>(0);
    }

    /// <summary>Whether there is a temporary table called <paramref name="qualified"/>, as <see cref="Sql.Temp"/> names it.</summary>
    public static bool HasTemporary(this DuckDBConnection connection, string qualified) =>
        connection.Scalar<long>("select count(*) from duckdb_tables() where temporary and table_name = ?", Sql.Unqualified(qualified).Trim('"')) > 0;

    /// <summary>All rows of a query, each read by <paramref name="read"/>.</summary>
    public static List<T> Rows<T>(this DuckDBConnection connection, string sql, Func<DbDataReader, T> read, params ReadOnlySpan<object?> parameters)
    {
        using var command = connection.Command(sql, parameters);
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
            rows.Add(read(reader));
        return rows;
    }

    private static DuckDBCommand Command(this DuckDBConnection connection, string sql, ReadOnlySpan<object?> parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var parameter in parameters)
            command.Parameters.Add(new DuckDBParameter(parameter ?? DBNull.Value));
        return command;
    }
}
