using BankingContracts.Engine.Specification;
using BankingContracts.Engine.Specification.Proof;

namespace BankingContracts.Runtime.Spark.Tests.Engines;

/// <summary>The reference pipeline on Spark.</summary>
public sealed class SparkServerTests
{
    [Fact]
    public async Task ADeletionReachesTheMarts()
    {
        using var diary = new Diary(new SparkServer(), Subject.Banking);
        await diary.DayAsync(("Customer", ["1,Ada,yes"]), ("accounts", ["A,1,5,savings", "B,1,5,savings"]));
        await diary.DayAsync(("accounts", ["A,1,5,savings"]));
        Assert.Equal(["A"], await diary.ValuesAsync("account_summary", "account_id"));
    }
}
