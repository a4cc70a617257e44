using BankingContracts.Spark.TestServer;

namespace BankingContracts.Runtime.Databricks.Tests;

/// <summary>Where no Spark server is named, this test says how to run those that need one; all others run.</summary>
public sealed class WithoutServerTests
{
    [Fact]
    public void TheTestsOnSparkAreSkipped() => SparkTestServer.SkipUnlessConfigured();
}
