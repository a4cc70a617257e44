using BankingContracts.Adbc.Errors;
using BankingContracts.Adbc.Native;
using BankingContracts.Adbc.Reading;

namespace BankingContracts.Adbc.Tests.CSharp;

[Collection(CSharpDriver.Collection)]
public sealed class ErrorTests
{
    [Fact]
    public void AnErrorHasItsStatusItsStateAndItsNumber()
    {
        var error = Failure("fail", hasDetails: false);

        Assert.Equal(AdbcStatusCode.InvalidData, error.Status);
        Assert.Equal("22012", error.SqlState);
        Assert.Equal(42, error.NativeError);
        Assert.Empty(error.Details);
    }

    [Fact]
    public void AnErrorHasItsDetailsAndThenNoNumber()
    {
        var error = Failure("fail", hasDetails: true);

        Assert.Equal(["grpc-status=13", "trace=\0\u0001"], error.Details.Select(static d => $"{d.Key}={d.Text}"));
        Assert.Equal(0, error.NativeError);
        Assert.Equal("22012", error.SqlState);
    }

    [Fact]
    public void AnOlderDriverHasNoDetails() => Assert.Empty(Failure("fail", hasDetails: true, NativeDriver.Version100).Details);

    [Fact]
    public void AnErrorWithoutAMessageNamesTheCall()
    {
        using var driver = CSharpDriver.Load();
        CSharpDriver.Message = "";
        using var statement = driver.Open().Connect().CreateStatement();
        statement.SqlQuery = "fail";

        Assert.Equal(
            "The driver test.so failed at StatementExecuteQuery with the status InvalidData, and gave no message.",
            Assert.Throws<AdbcException>(statement.ExecuteQuery).Message);
    }

    [Fact]
    public void AnErrorOfAStreamHasTheStatusThatTheDriverTells()
    {
        var error = Failure("fail in stream", hasDetails: false);

        Assert.Equal("The stream's own error.", error.Message);
        Assert.Equal(AdbcStatusCode.Unauthorized, error.Status);
    }

    [Fact]
    public void AnErrorOfAStreamOfAnOlderDriverHasItsText()
    {
        var error = Failure("fail in stream", hasDetails: false, NativeDriver.Version100);

        Assert.Equal("The stream failed.", error.Message);
        Assert.Equal(AdbcStatusCode.IOError, error.Status);
    }

    [Fact]
    public void AQueryWithoutAResultSaysHowToRunIt()
    {
        var error = Failure("none", hasDetails: false);
        Assert.Equal("The statement returns no rows. Run it with ExecuteUpdate.", error.Message);
    }

    [Fact]
    public void ARefusedOptionLeavesNothingOpen()
    {
        var error = Assert.Throws<AdbcException>(() =>
        {
            using var driver = CSharpDriver.Load();
            driver.Open(new Dictionary<string, string> { ["refused"] = "hunter22" });
        });

        Assert.Equal("The driver test.so refuses the option refused: *** is no value.", error.Message);
        Assert.Equal("", CSharpDriver.StillOpen);
    }

    [Theory]
    [InlineData("password", "hunter22")]
    [InlineData("adbc.spark.token", "hunter22")]
    [InlineData("adbc.spark.headers.Authorization", "hunter22")]
    [InlineData("uri", "sc://host:443/;token=hunter22;x=y")]
    [InlineData("uri", "postgres://me:hunter22@host/db")]
    [InlineData("uri", "https://host/?user=me&client_secret=hunter22")]
    public void AMessageThatRepeatsASecretIsShownWithoutIt(string option, string value)
    {
        using var driver = CSharpDriver.Load();
        using var statement = driver.Open(new Dictionary<string, string> { [option] = value }).Connect().CreateStatement();
        CSharpDriver.Message = "No way to host with hunter22.";
        statement.SqlQuery = "fail";

        Assert.Equal("No way to host with ***.", Assert.Throws<AdbcException>(statement.ExecuteQuery).Message);
    }

    [Theory]
    [InlineData("path", "hunter22")]
    [InlineData("uri", "sc://hunter22:443/")]
    public void WhatIsNoSecretIsShown(string option, string value)
    {
        using var driver = CSharpDriver.Load();
        using var statement = driver.Open(new Dictionary<string, string> { [option] = value }).Connect().CreateStatement();
        CSharpDriver.Message = "No way to hunter22.";
        statement.SqlQuery = "fail";

        Assert.Equal("No way to hunter22.", Assert.Throws<AdbcException>(statement.ExecuteQuery).Message);
    }

    private static AdbcException Failure(string sql, bool hasDetails, int version = NativeDriver.Version110)
    {
        AdbcException error;
        using (var driver = CSharpDriver.Load(version, hasDetails))
        {
            var statement = driver.Open().Connect().CreateStatement();
            statement.SqlQuery = sql;
            error = Assert.Throws<AdbcException>(() =>
            {
                using var rows = new ArrowDataReader(statement.ExecuteQuery().Stream);
                rows.Read();
            });
        }

        Assert.Equal("", CSharpDriver.StillOpen);
        return error;
    }
}
