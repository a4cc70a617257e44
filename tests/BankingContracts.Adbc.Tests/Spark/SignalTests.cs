using BankingContracts.Spark.TestServer;

namespace BankingContracts.Adbc.Tests.Spark;

/// <summary>The driver is a library in Go, and Go has its own way with signals, by which .NET stops its threads for a collection of garbage.</summary>
public sealed class SignalTests
{
    private const int Threads = 3;
    private const int Statements = 50;

    private readonly SparkTestServer _server = SparkTestServer.Shared;

    /// <summary>Without <c>RuntimeSignals</c> the process ended within a second.</summary>
    [Fact]
    public async Task CollectionsOfGarbageDoNotEndTheProcess()
    {
        using var collecting = new CancellationTokenSource();
        var collector = Task.Run(() => Collect(collecting.Token), TestContext.Current.CancellationToken);
        var sums = await Task.WhenAll(Enumerable.Range(0, Threads).Select(_ => Task.Run(Sum)));
        await collecting.CancelAsync();
        await collector;
        Assert.All(sums, static s => Assert.Equal(Statements * (Statements - 1) / 2, s));
    }

    private static void Collect(CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            _ = Enumerable.Range(0, 100).Select(static _ => new byte[10_000]).ToList();
            GC.Collect(0);
        }
    }

    private int Sum()
    {
        using var connection = new SparkConnection(_server);
        return Enumerable.Range(0, Statements).Sum(i => (int)connection.Scalar($"select {i}"));
    }
}
