using System.Runtime.CompilerServices;
using Apache.Arrow;
using BankingContracts.Adbc.Errors;
using BankingContracts.Adbc.Reading;

namespace BankingContracts.Adbc.Tests.CSharp;

[Collection(CSharpDriver.Collection)]
public sealed class LifetimeTests
{
    [Fact]
    public async Task TenThousandStatementsLeaveNothing()
    {
        using (var driver = CSharpDriver.Load(hasDetails: true))
        {
            using var connection = driver.Open().Connect();
            for (var i = 0; i < 10_000; i++)
            {
                using var statement = connection.CreateStatement();
                statement.SqlQuery = "rows 2";
                var stream = statement.ExecuteQuery().Stream;
                using (await stream.ReadNextRecordBatchAsync(TestContext.Current.CancellationToken))
                {
                }

                // A part of the results is read to its end, a part of them is not.
                if (i % 2 == 0)
                    stream.Dispose();
                statement.SqlQuery = "fail";
                Assert.Throws<AdbcException>(statement.ExecuteUpdate);
            }

            Assert.Equal("1 connection, 1 database, 1 driver", CSharpDriver.StillOpen);
        }

        Assert.Equal("", CSharpDriver.StillOpen);
        Assert.Equal(0, CSharpDriver.Faults);
    }

    [Fact]
    public void AReaderFreesEachBatchWhenItMovesOn()
    {
        using var driver = CSharpDriver.Load();
        using var statement = driver.Open().Connect().CreateStatement();
        statement.SqlQuery = "rows 3";
        using var rows = new ArrowDataReader(statement.ExecuteQuery().Stream);
        var read = new List<long>();
        while (rows.Read())
        {
            read.Add(rows.GetInt64(0));
            Assert.Equal(1, CSharpDriver.Open["batch"]);
        }

        // The empty batches between them have no buffers and are left out.
        Assert.Equal([2, 1, 0], read);
        Assert.Equal(0, CSharpDriver.Open["batch"]);
    }

    [Fact]
    public void ClosingTheDriverClosesAll()
    {
        var driver = CSharpDriver.Load();
        var database = driver.Open();
        var connection = database.Connect();
        var statement = connection.CreateStatement();
        statement.SqlQuery = "rows 3";
        var rows = new ArrowDataReader(statement.ExecuteQuery().Stream);
        Assert.True(rows.Read());
        driver.Dispose();

        // The batch belongs to the reader.
        Assert.Equal("1 batch", CSharpDriver.StillOpen);
        Assert.Equal(0, CSharpDriver.Faults);
        Assert.Throws<ObjectDisposedException>(() => rows.Read());
        rows.Dispose();
        Assert.Equal("", CSharpDriver.StillOpen);
    }

    [Fact]
    public async Task ABatchOutlivesItsDriver()
    {
        RecordBatch batch;
        using (var driver = CSharpDriver.Load())
        {
            var statement = driver.Open().Connect().CreateStatement();
            statement.SqlQuery = "rows 1";
            batch = (await statement.ExecuteQuery().Stream.ReadNextRecordBatchAsync(TestContext.Current.CancellationToken))!;
        }

        Assert.Equal(0, ((Int64Array)batch.Column(0)).GetValue(0));
        batch.Dispose();
        Assert.Equal("", CSharpDriver.StillOpen);
    }

    [Fact]
    public void WhatWasForgottenIsReleasedInOrderByTheCollector()
    {
        Forget();
        for (var i = 0; i < 10 && CSharpDriver.StillOpen.Length > 0; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.Equal("", CSharpDriver.StillOpen);
        Assert.Equal(0, CSharpDriver.Faults);
    }

    [Fact]
    public void AClosedObjectSaysSo()
    {
        var driver = CSharpDriver.Load();
        var database = driver.Open();
        var connection = database.Connect();
        var statement = connection.CreateStatement();
        statement.SqlQuery = "rows 1";
        var stream = statement.ExecuteQuery().Stream;

        stream.Dispose();
        Assert.Throws<ObjectDisposedException>(() => stream.ReadNextRecordBatchAsync(TestContext.Current.CancellationToken).AsTask().GetAwaiter().GetResult());
        statement.Dispose();
        Assert.Equal(typeof(AdbcStatement).FullName, Assert.Throws<ObjectDisposedException>(statement.ExecuteQuery).ObjectName);
        Assert.Throws<ObjectDisposedException>(statement.ExecuteUpdate);
        Assert.Throws<ObjectDisposedException>(statement.Cancel);
        Assert.Throws<ObjectDisposedException>(() => statement.SqlQuery = "rows 1");
        Assert.Throws<ObjectDisposedException>(() => statement.SetOption("a", "b"));
        connection.Dispose();
        Assert.Equal(typeof(AdbcConnection).FullName, Assert.Throws<ObjectDisposedException>(connection.CreateStatement).ObjectName);
        database.Dispose();
        Assert.Equal(typeof(AdbcDatabase).FullName, Assert.Throws<ObjectDisposedException>(() => database.Connect()).ObjectName);
        driver.Dispose();
        Assert.Equal(typeof(AdbcDriver).FullName, Assert.Throws<ObjectDisposedException>(() => driver.Open()).ObjectName);
    }

    [Fact]
    public void ClosingTwiceIsHarmless()
    {
        var driver = CSharpDriver.Load();
        var statement = driver.Open().Connect().CreateStatement();
        statement.Dispose();
        statement.Dispose();
        driver.Dispose();
        driver.Dispose();
        statement.Dispose();

        Assert.Equal("", CSharpDriver.StillOpen);
        Assert.Equal(0, CSharpDriver.Faults);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Forget()
    {
        var statement = CSharpDriver.Load().Open().Connect().CreateStatement();
        statement.SqlQuery = "rows 1";
        statement.ExecuteQuery();
    }
}
