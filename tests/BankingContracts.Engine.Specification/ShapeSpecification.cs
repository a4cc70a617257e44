using BankingContracts.Engine.Specification.Proof;
using BankingContracts.Runtime.Definitions;

namespace BankingContracts.Engine.Specification;

/// <summary>Tables take the shape of an edited contract, and keep what they had before.</summary>
/// <typeparam name="TFixture">The engine.</typeparam>
public abstract class ShapeSpecification<TFixture>
    where TFixture : EngineFixture, new()
{
    private const string Table = "int_account_with_customer";

    [Fact]
    public async Task ATableBecomesAViewAndATableAgain()
    {
        using var diary = new Diary(new TFixture(), Subject.Banking);
        await diary.DayAsync(("Customer", ["1,Ada,yes"]), ("accounts", ["A,1,5,savings"]));
        await diary.Bench.RunEditedAsync(p => p.With(Table, m => m with { Body = (QueryBody)m.Body with { Materialization = Materialization.View } }));
        await diary.DayAsync(("accounts", ["A,1,6,savings", "B,1,7,savings"]));
        await diary.Bench.RunEditedAsync(_ => Subject.Banking.Pipeline);
        await diary.DayAsync(("accounts", ["B,1,8,savings"]));
    }

    [Fact]
    public async Task ANewColumnReachesRowsThatAreHeldBack()
    {
        using var diary = new Diary(new TFixture(), Subject.Banking);
        await diary.DayAsync(("Customer", ["1,Ada,yes", "2,Bob,maybe"]), ("accounts", ["A,1,5,savings", "A,1,6,savings", "B,1,7,savings", "C,x,7,savings"]));
        await diary.Bench.RunEditedAsync(p => p
            .With("stg_account", m => m.Recleaned(sql => $"select *, 'north' as branch_name from ({sql})").WithColumn("branch_name"))
            .With("snap_account", m => m.WithColumn("branch_name") with { Body = (SnapshotBody)m.Body with { FillsNewColumns = true } }));
        Assert.Equal([["B", "north"]], await diary.Bench.RowsAsync("stg_account", ["account_id", "branch_name"]));
        await diary.DayAsync(("accounts", ["A,1,5,savings", "B,1,7,savings", "B,1,8,savings"]));
        await diary.DayAsync(("accounts", ["A,1,5,savings", "B,1,7,savings", "C,x,7,savings"]));
    }
}
