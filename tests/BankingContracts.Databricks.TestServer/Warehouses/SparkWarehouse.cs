using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Apache.Arrow;
using BankingContracts.Adbc;
using BankingContracts.Adbc.Errors;
using BankingContracts.Spark.TestServer;

namespace BankingContracts.Databricks.TestServer.Warehouses;

/// <summary>The Spark server of the tests.</summary>
public sealed partial class SparkWarehouse : IWarehouse, IDisposable
{
    private const int RowsOfChunk = 1000;

    private readonly AdbcDriver _driver;
    private readonly AdbcDatabase _database;
    private readonly ConcurrentBag<AdbcConnection> _free = [];
    private readonly string _volumes;
    private readonly string _timeZone;

    /// <summary>The server that all tests of the process share.</summary>
    /// <param name="volumes">The folder that stands for <c>/Volumes</c>.</param>
    /// <param name="timeZone">The time zone of its sessions.</param>
    public SparkWarehouse(string volumes, string timeZone = "UTC")
    {
        var server = SparkTestServer.Shared;
        (_volumes, _timeZone) = (volumes, timeZone);
        _driver = AdbcDriver.Load(server.DriverPath);
        _database = _driver.Open(new Dictionary<string, string> { ["uri"] = server.Uri });
    }

    /// <inheritdoc/>
    public Task<WarehouseResult> RunAsync(string sql, bool hasRows, CancellationToken cancellation) => Task.Run(() => RunOnAsync(Connection(), sql, hasRows, cancellation), cancellation);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var connection in _free)
            connection.Dispose();
        _database.Dispose();
        _driver.Dispose();
    }

    private async Task<WarehouseResult> RunOnAsync(AdbcConnection connection, string sql, bool hasRows, CancellationToken cancellation)
    {
        var result = WarehouseResult.None;
        // Only the end of its connection stops a statement on the server.
        using (cancellation.UnsafeRegister(static c => ((AdbcConnection)c!).Dispose(), connection))
        {
            try
            {
                using var statement = connection.CreateStatement();
                statement.SqlQuery = sql.Replace("/Volumes/", _volumes + "/", StringComparison.Ordinal);
                if (hasRows)
                    result = await RowsAsync(statement);
                else
                    statement.ExecuteUpdate();
            }
            catch (AdbcException e) when (!cancellation.IsCancellationRequested)
            {
                _free.Add(connection);
                throw new WarehouseException(e.Message.Replace("[Spark] ", "", StringComparison.Ordinal), States().Match(e.Message) is { Success: true } m ? m.Groups[1].Value : null);
            }
        }

        cancellation.ThrowIfCancellationRequested();
        _free.Add(connection);
        return result;
    }

    private AdbcConnection Connection()
    {
        if (_free.TryTake(out var free))
            return free;
        var connection = _database.Connect();
        using var statement = connection.CreateStatement();
        statement.SqlQuery = $"set spark.sql.session.timeZone = {_timeZone}";
        statement.ExecuteUpdate();
        return connection;
    }

    private static async Task<WarehouseResult> RowsAsync(AdbcStatement statement)
    {
        using var stream = statement.ExecuteQuery().Stream;
        var chunks = new List<RecordBatch>();
        while (await stream.ReadNextRecordBatchAsync() is { } batch)
        {
            for (var i = 0; i < batch.Length; i += RowsOfChunk)
                chunks.Add(batch.Slice(i, Math.Min(RowsOfChunk, batch.Length - i)));
        }

        return new(stream.Schema, chunks);
    }

    [GeneratedRegex("SQLSTATE: ([0-9A-Z]{5})")]
    private static partial Regex States();
}
