using BankingContracts.Spark.TestServer;

namespace BankingContracts.Runtime.Spark.Tests;

/// <summary>The only test that runs where no Spark server is named: it says how to run the others.</summary>
public sealed class WithoutServerTests
{
    [Fact]
    public void TheTestsOnSparkAreSkipped() => SparkTestServer.SkipUnlessConfigured();
}
