using BankingContracts.Runtime.DuckDb.Connections;
using DuckDB.NET.Data;

namespace BankingContracts.SqlCheck.Tests.Analysis.Support;

/// <summary>An in-memory DuckDB for one test.</summary>
internal sealed class Engine : IDisposable
{
    public Engine()
    {
        Connection = new DuckDBConnection("DataSource=:memory:");
        Connection.Open();
        Run("set threads = 1; " + FaultyOptimizers.SwitchOff);
    }

    public DuckDBConnection Connection { get; }

    public void Run(string sql)
    {
        using var command = Connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>The rows as text, NULL as null, or null when the engine refuses the query.</summary>
    public List<string?[]>? TryQuery(string sql)
    {
        try
        {
            return Query(sql);
        }
        catch (DuckDBException)
        {
            return null;
        }
    }

    public List<string?[]> Query(string sql)
    {
        using var command = Connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string?[]>();
        while (reader.Read())
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? null : Convert.ToString(reader.GetValue(i), System.Globalization.CultureInfo.InvariantCulture))]);
        return rows;
    }

    public void Dispose() => Connection.Dispose();
}
