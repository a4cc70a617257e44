using System.Runtime.InteropServices;
using BankingContracts.Adbc.Reading;

namespace BankingContracts.Adbc.Tests.DuckDb;

/// <summary>DuckDB's own library, which is an ADBC driver. It comes with the package DuckDB.NET.</summary>
internal static class DuckDbDriver
{
    /// <summary>Its entry point, which does not follow from the file's name.</summary>
    public const string EntryPoint = "duckdb_adbc_init";

    /// <summary>The library for this machine.</summary>
    public static string Library { get; } = Path.Combine(
        AppContext.BaseDirectory,
        "runtimes",
        OperatingSystem.IsMacOS() ? "osx" : $"{(OperatingSystem.IsWindows() ? "win" : "linux")}-{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}",
        "native",
        OperatingSystem.IsWindows() ? "duckdb.dll" : OperatingSystem.IsMacOS() ? "libduckdb.dylib" : "libduckdb.so");

    /// <summary>The driver.</summary>
    public static AdbcDriver Load() => AdbcDriver.Load(Library, EntryPoint);
}

/// <summary>A connection to a database in memory, closed with all that belongs to it.</summary>
public sealed class DuckDbConnection : IDisposable
{
    private readonly AdbcDriver _driver = DuckDbDriver.Load();

    public DuckDbConnection()
    {
        Database = _driver.Open();
        Connection = Database.Connect();
    }

    internal AdbcDatabase Database { get; }

    internal AdbcConnection Connection { get; }

    /// <summary>A statement with its SQL.</summary>
    internal AdbcStatement Statement(string sql)
    {
        var statement = Connection.CreateStatement();
        statement.SqlQuery = sql;
        return statement;
    }

    /// <summary>The rows of a query.</summary>
    internal ArrowDataReader Query(string sql)
    {
        var statement = Statement(sql);
        return new(statement.ExecuteQuery().Stream, statement);
    }

    /// <summary>The single value of a query.</summary>
    internal object Scalar(string sql)
    {
        using var rows = Query(sql);
        Assert.True(rows.Read());
        return rows.GetValue(0);
    }

    /// <summary>Runs a statement that returns no rows.</summary>
    internal void Execute(string sql)
    {
        using var statement = Statement(sql);
        statement.ExecuteUpdate();
    }

    public void Dispose() => _driver.Dispose();
}
