using BankingContracts.Adbc.Errors;
using BankingContracts.Adbc.Reading;
using BankingContracts.Adbc.Tests.DuckDb;

namespace BankingContracts.Adbc.Tests.Statements;

public sealed class TransactionTests : IDisposable
{
    private readonly DuckDbConnection _duck = new();

    public TransactionTests() => _duck.Execute("create table t (a integer)");

    public void Dispose() => _duck.Dispose();

    [Fact]
    public void WhatIsRolledBackLeavesNothing()
    {
        _duck.Connection.AutoCommit = false;
        _duck.Execute("insert into t values (1)");
        _duck.Connection.Rollback();

        Assert.Equal(0L, _duck.Scalar("select count(*) from t"));
        Assert.False(_duck.Connection.AutoCommit);
    }

    [Fact]
    public void WhatIsCommittedIsSeenByOthers()
    {
        using var other = _duck.Database.Connect();
        _duck.Connection.AutoCommit = false;
        _duck.Execute("insert into t values (1)");
        _duck.Connection.Commit();

        using var statement = other.CreateStatement();
        statement.SqlQuery = "select count(*) from t";
        using var rows = new ArrowDataReader(statement.ExecuteQuery().Stream);
        Assert.True(rows.Read());
        Assert.Equal(1, rows.GetInt64(0));
    }

    [Fact]
    public void ACommitWithoutATransactionIsRefused() => Assert.Throws<AdbcException>(_duck.Connection.Commit);
}
