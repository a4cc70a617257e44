using Apache.Arrow;
using BankingContracts.Adbc.Errors;
using BankingContracts.Adbc.Reading;
using BankingContracts.Runtime.Rows;
using BankingContracts.Runtime.Tests.Rows;
using BankingContracts.Spark.TestServer;

namespace BankingContracts.Adbc.Tests.Spark;

/// <summary>The driver of Spark on a real server: what is true for DuckDB's driver must not be taken for granted.</summary>
[Collection("Spark")]
public sealed class SparkTests : IDisposable
{
    private readonly SparkConnection _spark = new(SparkTestServer.Shared);

    public void Dispose() => _spark.Dispose();

    [Fact]
    public void EveryTypeOfAContractIsRead()
    {
        using var rows = _spark.Query("""
            select 1L as sample_id, 'Zürich' as label, cast(null as string) as note, true as is_open_flag, cast(-5 as smallint) as small_count,
              7 as medium_count, cast(-1234567890.12 as decimal(18,2)) as balance_amount, cast(98765432109876543210.25 as decimal(38,2)) as total_amount,
              cast(1.500 as decimal(5,3)) as interest_rate_pct, cast(0.1 as double) as ratio, date'2020-02-29' as opened_date,
              timestamp_ntz'2020-02-29 01:02:03.123456' as changed_at
            """);
        Assert.True(rows.Read());

        Assert.Equal(
            new SampleRow
            {
                SampleId = 1,
                Label = "Zürich",
                IsOpenFlag = true,
                SmallCount = -5,
                MediumCount = 7,
                BalanceAmount = -1234567890.12m,
                TotalAmount = 98765432109876543210.25m,
                InterestRatePct = 1.500m,
                Ratio = 0.1,
                OpenedDate = new DateOnly(2020, 2, 29),
                ChangedAt = new DateTime(2020, 2, 29, 1, 2, 3, 123, 456, DateTimeKind.Utc),
            },
            SampleRow.Read(new DbFieldReader(rows, SampleRow.Model)));
    }

    public static TheoryData<string, object> Values => new()
    {
        { "cast(1 as tinyint)", (sbyte)1 },
        { "cast(1.5 as float)", 1.5f },
        { "timestamp'2020-02-29 01:02:03+02:00'", new DateTime(2020, 2, 28, 23, 2, 3, DateTimeKind.Utc) },
        { "timestamp_ntz'1969-12-31 23:59:59.999999'", new DateTime(1969, 12, 31, 23, 59, 59, 999, 999, DateTimeKind.Unspecified) },
        { "x'00ff'", new byte[] { 0, 255 } },
        { "''", "" },
        { "null", DBNull.Value },
        { "count(*)", 1L },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void AValueHasTheTypeOfItsColumn(string sql, object expected)
    {
        var value = _spark.Scalar($"select {sql} as value");

        Assert.Equal(expected, value);
        if (expected is DateTime time)
            Assert.Equal(time.Kind, ((DateTime)value).Kind);
    }

    [Fact]
    public void AWideDecimalIsReadAsText()
    {
        using var rows = _spark.Query("select cast('-12345678901234567890123456789012345.678' as decimal(38,3)) as value");
        Assert.True(rows.Read());

        Assert.Equal("-12345678901234567890123456789012345.678", rows.GetString(0));
        Assert.Throws<OverflowException>(() => rows.GetDecimal(0));
    }

    [Fact]
    public async Task AMillionRowsComeInSeveralBatchesAndAllOfThem()
    {
        using var statement = _spark.Statement("select id, concat('row ', id) as t from range(0, 1000000, 1, 1)");
        using var stream = statement.ExecuteQuery().Stream;
        var (batches, next) = (0, 0L);
        while (await stream.ReadNextRecordBatchAsync(TestContext.Current.CancellationToken) is { } batch)
        {
            using (batch)
            {
                batches++;
                var (numbers, texts) = ((Int64Array)batch.Column(0), (StringArray)batch.Column(1));
                for (var i = 0; i < batch.Length; i++, next++)
                {
                    if (numbers.GetValue(i) != next || texts.GetString(i) != $"row {next}")
                        Assert.Fail($"Row {next} is {numbers.GetValue(i)}, {texts.GetString(i)}.");
                }
            }
        }

        Assert.Equal(1_000_000, next);
        Assert.True(batches > 1);
    }

    [Fact]
    public void ATableIsWrittenAndRead()
    {
        _spark.Execute("create schema adbc_written");
        _spark.Execute("create table adbc_written.t (a int, b string) using delta");

        // The driver does not count what a statement writes.
        Assert.Equal(-1, _spark.Execute("insert into adbc_written.t values (1, 'x'), (2, null)"));
        Assert.Equal(2L, _spark.Scalar("select count(*) from adbc_written.t"));
    }

    [Fact]
    public void AnErrorHasTheServersClassInItsText()
    {
        var error = Assert.Throws<AdbcException>(() => _spark.Scalar("select * from nothing"));

        Assert.Equal(AdbcStatusCode.InternalError, error.Status);
        Assert.Equal(13, error.NativeError);
        Assert.Contains("[TABLE_OR_VIEW_NOT_FOUND]", error.Message, StringComparison.Ordinal);
        Assert.Contains("SQLSTATE: 42P01", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AnErrorInARowIsToldWhenItIsRead()
    {
        var error = Assert.Throws<AdbcException>(() =>
        {
            using var rows = _spark.Query("select 10 div (id - 900000) from range(0, 1000000, 1, 1)");
            while (rows.Read())
            {
            }
        });

        Assert.Contains("[DIVIDE_BY_ZERO]", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ATokenEndsALongStatement()
    {
        using var source = new CancellationTokenSource();
        using var statement = _spark.Statement(Endless);
        var running = statement.ExecuteQueryAsync(source.Token);
        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            using var stream = (await running).Stream;
            await stream.ReadNextRecordBatchAsync(source.Token);
        });
    }

    [Fact]
    public async Task AnotherThreadEndsALongStatement()
    {
        using var statement = _spark.Statement(Endless);
        var running = Task.Run(() => Drain(statement), TestContext.Current.CancellationToken);
        while (!running.IsCompleted)
        {
            statement.Cancel();
            await Task.Yield();
        }

        await Assert.ThrowsAsync<AdbcException>(() => running);
    }

    [Fact]
    public async Task ClosingTheConnectionEndsWhatItRuns()
    {
        using var own = new SparkConnection(SparkTestServer.Shared);
        var statement = own.Statement(Endless);
        var running = Task.Run(() => Drain(statement), TestContext.Current.CancellationToken);
        while (!statement.Handle.IsInCall)
            await Task.Yield();
        own.Connection.Dispose();

        var error = await Assert.ThrowsAnyAsync<Exception>(() => running);
        Assert.True(error is AdbcException or ObjectDisposedException, error.ToString());
        Assert.Equal(1, _spark.Scalar("select 1"));
    }

    [Fact]
    public void AConnectionIsClosedWhileItsReaderIsOpen()
    {
        using var own = new SparkConnection(SparkTestServer.Shared);
        var rows = own.Query("select id from range(0, 1000000, 1, 1)");
        Assert.True(rows.Read());
        own.Connection.Dispose();

        Assert.Throws<ObjectDisposedException>(() =>
        {
            while (rows.Read())
            {
            }
        });
        rows.Dispose();
        Assert.Equal(1, _spark.Scalar("select 1"));
    }

    [Fact]
    public void AnUnreachableServerIsAnErrorWithoutTheToken()
    {
        using var driver = AdbcDriver.Load(SparkTestServer.Shared.DriverPath);
        var error = Assert.Throws<AdbcException>(() =>
        {
            using var database = driver.Open(new Dictionary<string, string> { ["uri"] = "sc://127.0.0.1:1/;token=hunter22", ["adbc.spark.token"] = "hunter23" });
            using var connection = database.Connect();
            using var statement = connection.CreateStatement();
            statement.SqlQuery = "select 1";
            statement.ExecuteQuery().Stream.Dispose();
        });

        Assert.DoesNotContain("hunter2", error.ToString(), StringComparison.Ordinal);
    }

    /// <summary>A statement that takes longer than anybody waits.</summary>
    private const string Endless = "select sum(a.id * b.id) from range(10000000) as a, range(10000000) as b";

    private static void Drain(AdbcStatement statement)
    {
        using var rows = new ArrowDataReader(statement.ExecuteQuery().Stream);
        while (rows.Read())
        {
        }
    }
}
