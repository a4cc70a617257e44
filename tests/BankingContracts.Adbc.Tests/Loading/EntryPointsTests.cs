using BankingContracts.Adbc.Loading;

namespace BankingContracts.Adbc.Tests.Loading;

public sealed class EntryPointsTests
{
    [Theory]
    [InlineData("/opt/libadbc_driver_spark.so", "AdbcDriverSparkInit")]
    [InlineData("/opt/libadbc_driver_spark.so.1.2.0", "AdbcDriverSparkInit")]
    [InlineData("adbc_driver_flight-sql.dll", "AdbcDriverFlightSqlInit")]
    [InlineData("proprietary_driver.dll", "AdbcProprietaryDriverInit")]
    [InlineData("/opt/libduckdb.so", "AdbcDuckdbInit")]
    public void TheNameOfTheFileComesBeforeTheUsualName(string library, string derived) =>
        Assert.Equal([derived, "AdbcDriverInit"], EntryPoints.Of(library));

    [Fact]
    public void AFileNamedAfterTheUsualNameIsAskedOnce() => Assert.Equal(["AdbcDriverInit"], EntryPoints.Of("adbc_driver.so"));
}
