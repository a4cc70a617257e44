using BankingContracts.ContractModel.Tests.Resolution;
using static BankingContracts.ContractModel.Tests.Resolution.Contracts;

namespace BankingContracts.ContractModel.Tests.ReferenceRules;

public class CleaningTests
{
    [Fact]
    public void FromAColumnTheSourceLacks()
    {
        var pipeline = Banking.With(Banking.Staging.WithColumn(Column("branch_code").CleanedFrom("balanc")));

        Assert.Equal(["BKC4006 stg_account#columns/3/clean/from"], pipeline.Findings());
        Assert.Equal(
            "'branch_code' is cleaned from 'balanc', which is not a column of 'src_account'; did you mean 'balance'?", pipeline.Message());
    }

    [Fact]
    public void OneSourceColumnMayFeedTwo() =>
        Assert.Empty(Banking.With(Banking.Staging.WithColumn(Column("balance_text").CleanedFrom("balance"))).Findings());

    [Fact]
    public void TheTimeOfArrivalIsATimestamp() => Assert.Equal(
        ["BKC4006 stg_account#columns/3/clean/from"],
        Banking.With(Banking.Staging.WithColumn(Column("arrival_text").CleanedFrom("loaded_at"))).Findings());

    [Fact]
    public void ASourceWhoseColumnsAreNotKnownIsNotJudged() => Assert.Empty(
        Banking.With(Banking.Source with { IsComplete = false, HasAllColumns = false }, Banking.Staging.WithColumn(Column("branch_code").CleanedFrom("branch"))).Findings());

    [Fact]
    public void AWrongSourceIsJudgedByItsNames() => Assert.Equal(
        ["BKC4006 stg_account#columns/3/clean/from"],
        Banking.With(Banking.Source with { IsComplete = false }, Banking.Staging.WithColumn(Column("branch_code").CleanedFrom("branch"))).Findings());
}
