using BankingContracts.Adbc.Errors;
using BankingContracts.Adbc.Native;

namespace BankingContracts.Adbc.Tests.CSharp;

[Collection(CSharpDriver.Collection)]
public sealed class VersionTests
{
    [Fact]
    public void ADriverOfTheOlderVersionIsAskedForIt()
    {
        using (var driver = CSharpDriver.Load(NativeDriver.Version100))
            Assert.Equal(new Version(1, 0, 0), driver.Version);
        Assert.Equal("", CSharpDriver.StillOpen);
    }

    [Fact]
    public void ADriverThatKnowsNoVersionIsRefusedInItsWords()
    {
        var error = Assert.Throws<AdbcException>(() => CSharpDriver.Load(version: 0));

        Assert.Equal("It failed.", error.Message);
        Assert.Equal(AdbcStatusCode.NotImplemented, error.Status);
        Assert.Equal("", CSharpDriver.StillOpen);
    }

    [Fact]
    public void WhatTheOlderVersionDoesNotHaveIsNotCalled()
    {
        using var driver = CSharpDriver.Load(NativeDriver.Version100);
        using var statement = driver.Open().Connect().CreateStatement();

        var error = Assert.Throws<AdbcException>(statement.Cancel);
        Assert.Equal(AdbcStatusCode.NotImplemented, error.Status);
        Assert.Equal("The driver test.so, of ADBC 1.0.0, does not offer StatementCancel.", error.Message);
        Assert.Throws<AdbcException>(() => statement.SetOption("a", 1L));
        Assert.Equal(0, CSharpDriver.Faults);
    }

    [Fact]
    public void AFunctionThatADriverLeavesOutIsNamed()
    {
        using var driver = CSharpDriver.Load();
        using var connection = driver.Open().Connect();

        Assert.Equal("The driver test.so, of ADBC 1.1.0, does not offer ConnectionCommit.", Assert.Throws<AdbcException>(connection.Commit).Message);
        Assert.Throws<AdbcException>(() => connection.AutoCommit = false);
    }
}
