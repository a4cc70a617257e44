using BankingContracts.Adbc.Reading;
using BankingContracts.Spark.TestServer;

namespace BankingContracts.Adbc.Tests.Spark;

/// <summary>A connection to a Spark server, closed with all that belongs to it.</summary>
internal sealed class SparkConnection : IDisposable
{
    private readonly AdbcDriver _driver;

    public SparkConnection(SparkTestServer server)
    {
        _driver = AdbcDriver.Load(server.DriverPath);
        Connection = _driver.Open(new Dictionary<string, string> { ["uri"] = server.Uri }).Connect();
    }

    public AdbcConnection Connection { get; }

    /// <summary>A statement with its SQL.</summary>
    public AdbcStatement Statement(string sql)
    {
        var statement = Connection.CreateStatement();
        statement.SqlQuery = sql;
        return statement;
    }

    /// <summary>The rows of a query.</summary>
    public ArrowDataReader Query(string sql)
    {
        var statement = Statement(sql);
        return new(statement.ExecuteQuery().Stream, statement);
    }

    /// <summary>The single value of a query.</summary>
    public object Scalar(string sql)
    {
        using var rows = Query(sql);
        Assert.True(rows.Read());
        return rows.GetValue(0);
    }

    /// <summary>Runs a statement that returns no rows.</summary>
    public long Execute(string sql)
    {
        using var statement = Statement(sql);
        return statement.ExecuteUpdate().AffectedRows;
    }

    public void Dispose() => _driver.Dispose();
}
