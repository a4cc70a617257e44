using BankingContracts.Adbc.Errors;
using BankingContracts.Adbc.Tests.DuckDb;

namespace BankingContracts.Adbc.Tests.Statements;

public sealed class ErrorTests(DuckDbConnection duck) : IClassFixture<DuckDbConnection>
{
    [Fact]
    public void WrongSqlIsToldInTheDatabasesWords()
    {
        var error = Assert.Throws<AdbcException>(() => duck.Execute("select * from nothing"));

        Assert.StartsWith("Catalog Error: Table with name nothing does not exist!", error.Message, StringComparison.Ordinal);
        Assert.NotEqual(AdbcStatusCode.Success, error.Status);
        Assert.Null(error.SqlState);
    }

    [Fact]
    public void AConnectionWorksAfterAnError()
    {
        using var statement = duck.Statement("select 'x'::integer");
        Assert.Throws<AdbcException>(statement.ExecuteQuery);
        Assert.Equal(1, duck.Scalar("select 1"));
    }

    [Fact]
    public void AnErrorInALaterBatchIsNotTheEndOfTheRows()
    {
        // With several threads DuckDB may tell that it interrupted the others, in place of the error.
        duck.Execute("set threads = 1");
        using var rows = duck.Query("select case when range < 500000 then range else error('row ' || range) end as n from range(1000000)");
        var read = 0;
        var error = Assert.Throws<AdbcException>(() =>
        {
            while (rows.Read())
                read++;
        });

        Assert.Contains("row 5", error.Message, StringComparison.Ordinal);
        Assert.InRange(read, 1, 500_000);
    }

    [Fact]
    public void AStatementWithoutSqlIsRefused()
    {
        using var statement = duck.Connection.CreateStatement();
        Assert.Throws<AdbcException>(statement.ExecuteQuery);
    }
}
