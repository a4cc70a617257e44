using BankingContracts.Runtime.DuckDb.Connections;
using BankingContracts.SqlCheck.DuckDb;

namespace BankingContracts.SqlCheck.Tests.DuckDb;

public sealed class BindingDatabaseTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void SqlIsCheckedWithoutTheOptimizersThatAreWrong(bool isOnAnotherThread)
    {
        using var database = new BindingDatabase();
        using var other = new BindingDatabase(database);
        using var command = (isOnAnotherThread ? other : database).Connection.CreateCommand();
        command.CommandText = "select current_setting('disabled_optimizers')";

        Assert.Equal(FaultyOptimizers.All.Select(o => o.Rule).Order(), ((string)command.ExecuteScalar()!).Split(',').Order());
    }
}
