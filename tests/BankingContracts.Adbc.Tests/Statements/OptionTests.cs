using BankingContracts.Adbc.Errors;
using BankingContracts.Adbc.Tests.DuckDb;

namespace BankingContracts.Adbc.Tests.Statements;

public sealed class OptionTests(DuckDbConnection duck) : IClassFixture<DuckDbConnection>
{
    [Fact]
    public void AnOptionOfTheConnectionCanBeReadAndSet()
    {
        using var own = new DuckDbConnection();
        own.Execute("create schema other");
        own.Connection.SetOption("adbc.connection.db_schema", "other");

        Assert.Equal("other", own.Connection.GetOption("adbc.connection.db_schema"));
    }

    [Fact]
    public void ALongOptionIsReadToItsEnd()
    {
        using var own = new DuckDbConnection();
        var name = new string('s', 3000);
        own.Execute($"create schema {name}");
        own.Connection.SetOption("adbc.connection.db_schema", name);

        Assert.Equal(name, own.Connection.GetOption("adbc.connection.db_schema"));
    }

    [Fact]
    public void ARefusedOptionIsNamedWithoutItsValue()
    {
        var error = Assert.Throws<AdbcException>(() => duck.Connection.SetOption("adbc.unknown", "hunter22"));

        Assert.Contains("refuses the option adbc.unknown: ", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter22", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void NumbersAndBytesReachTheDriver()
    {
        Assert.Throws<AdbcException>(() => duck.Connection.SetOption("adbc.unknown", 1L));
        Assert.Throws<AdbcException>(() => duck.Connection.SetOption("adbc.unknown", 1.5));
        Assert.Throws<AdbcException>(() => duck.Connection.SetOption("adbc.unknown", "x"u8));
    }

    [Fact]
    public void AnUnknownOptionOfADatabaseIsRefusedWhenItOpens()
    {
        using var driver = DuckDbDriver.Load();
        var error = Assert.Throws<AdbcException>(() => driver.Open(new Dictionary<string, string> { ["no_such_setting"] = "1" }));
        Assert.Contains("no_such_setting", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ADatabaseIsAFileByItsOption()
    {
        var folder = Directory.CreateTempSubdirectory("banking-contracts-adbc-");
        try
        {
            var file = Path.Combine(folder.FullName, "a.duckdb");
            using (var driver = DuckDbDriver.Load())
            {
                var connection = driver.Open(new Dictionary<string, string> { ["path"] = file }).Connect();
                using var statement = connection.CreateStatement();
                statement.SqlQuery = "create table t (a integer)";
                statement.ExecuteUpdate();
            }

            Assert.True(File.Exists(file));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
