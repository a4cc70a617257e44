using System.Diagnostics;
using BankingContracts.Adbc.Errors;
using BankingContracts.Spark.TestServer;

namespace BankingContracts.Adbc.Tests.Spark;

[Collection("Spark")]
public sealed class SparkTestServerTests
{
    /// <summary>One test for the life of a server, because each start takes seconds.</summary>
    [Fact]
    public void AServerIsKilledComesBackWithItsFilesAndLeavesNothing()
    {
        using var server = SparkTestServer.Start();
        var port = server.Port;
        using var before = new SparkConnection(server);
        before.Execute("create table t using parquet as select 1 as a");
        server.Kill();

        var error = Assert.Throws<AdbcException>(() => before.Scalar("select 1"));
        Assert.Equal(AdbcStatusCode.IOError, error.Status);
        Assert.Equal(14, error.NativeError);
        Assert.True(error.IsTransient);

        server.Restart();
        Assert.Equal(port, server.Port);
        using (var after = new SparkConnection(server))
            Assert.Equal(1, after.Scalar($"select a from parquet.`{Path.Combine(server.Folder, "warehouse", "t")}`"));

        using (var attached = SparkTestServer.Attach(server.Folder))
            Assert.Equal(port, attached.Port);
        var process = server.ProcessId;
        Assert.False(Process.GetProcessById(process).HasExited);
        server.Dispose();
        Assert.Throws<ArgumentException>(() => Process.GetProcessById(process));
        Assert.False(Directory.Exists(server.Folder));
    }
}
