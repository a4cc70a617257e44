using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.DuckDb.Tests.Fixtures;
using BankingContracts.Runtime.Outcomes;

namespace BankingContracts.Runtime.DuckDb.Tests.Staging;

public sealed class StagingStepTests : IDisposable
{
    private static readonly PipelineDefinition Pipeline = ItemPipeline.With(
        new SnapshotBody("stg_item", SnapshotStrategy.Check, null, ["item_name", "item_amount"], HardDeletes.Invalidate, false, false));

    private readonly ItemWarehouse _warehouse = new();

    public void Dispose() => _warehouse.Dispose();

    [Fact]
    public async Task EveryRowIsStagedQuarantinedOrCollapsed()
    {
        var outcome = await _warehouse.LoadAsync(Pipeline, 5,
        [
            ("1", "a", "1.00", 1),
            ("2", "b", "2.00", 2), ("2", "b", "2.00", 1), ("2", "b", "2.00", 3),
            ("3", "c", "3.00", 1), ("3", "d", "4.00", 1), ("3", "c", "3.00", 1),
            ("x", "e", "oops", 1),
        ]);
        var totals = outcome.Staging.Totals;
        Assert.Equal((8, 2, 4, 2), (totals.RowsRead, totals.Staged, totals.Quarantined, totals.Collapsed));
        Assert.Equal(new MoneyTotal("item_amount", 17.00m, 3.00m, 4.00m, 10.00m), Assert.Single(totals.Money));
        Assert.Equal(
            [new QuarantineCount("item_amount", QuarantineKind.Format, 1), new QuarantineCount("item_id", QuarantineKind.Format, 1), new QuarantineCount("item_id", QuarantineKind.Conflict, 3)],
            totals.Reasons);
    }

    /// <summary>One amount alone has too many digits for a total; two together; and two that the engine cannot add up.</summary>
    [Theory]
    [InlineData("123456789012345678901234567890.12", "1.00")]
    [InlineData("79228162514264337593543950335.00", "1.00")]
    [InlineData("900000000000000000000000000000000000.00", "900000000000000000000000000000000000.00")]
    public async Task AmountsThatNoTotalCanHoldAreRefused(string first, string second)
    {
        var refused = await Assert.ThrowsAsync<PipelineException>(() => _warehouse.LoadAsync(Wide(), 5, [("1", "a", first, 1), ("2", "b", second, 1)]));

        Assert.Equal(ExitCode.AuditFailed, refused.ExitCode);
        Assert.StartsWith("The amounts of stg_item add up to more than 28 digits", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AmountsThatATotalCanJustHoldAreAddedUp()
    {
        var outcome = await _warehouse.LoadAsync(Wide(), 5, [("1", "a", "792281625142643375935439503.34", 1), ("2", "b", "0.01", 1)]);
        Assert.Equal(792281625142643375935439503.35m, Assert.Single(outcome.Staging.Totals.Money).Staged);
    }

    [Fact]
    public async Task CollapsedRowsCarryTheEarliestArrival()
    {
        await _warehouse.LoadAsync(Pipeline, 5, [("2", "b", "2.00", 3), ("2", "b", "2.00", 1)]);
        Assert.Equal(["2 | b | 2.00 | 1"], await _warehouse.QueryAsync(Pipeline, "select * from stg_item"));
    }

    [Fact]
    public async Task ConflictingRowsAreAllQuarantinedAndCounted()
    {
        await _warehouse.LoadAsync(Pipeline, 5, [("3", "c", "3.00", 1), ("3", null, "3.00", 1), ("3", "c", "3.00", 1)]);
        Assert.Empty(await _warehouse.QueryAsync(Pipeline, "select * from stg_item"));
        Assert.Equal(
            ["3 | - | Duplicate item_id: 3 conflicting rows", "3 | c | Duplicate item_id: 3 conflicting rows", "3 | c | Duplicate item_id: 3 conflicting rows"],
            await _warehouse.QueryAsync(Pipeline, "select item_id, item_name, failure_reason from quarantine_stg_item order by item_name nulls first"));
    }

    [Fact]
    public async Task AnInvalidCopyDoesNotMakeAValidRowConflict()
    {
        await _warehouse.LoadAsync(Pipeline, 5, [("3", "c", "3.00", 1), ("3", "c", "bad", 1)]);
        Assert.Equal(["3 | c | 3.00 | 1"], await _warehouse.QueryAsync(Pipeline, "select * from stg_item"));
    }

    [Fact]
    public async Task ARowKeepsItsQuarantineTimeUntilItsReasonChanges()
    {
        const string Rows = "select item_id, failure_reason, quarantined_at from quarantine_stg_item order by all";
        await _warehouse.LoadAsync(Pipeline, 5, [("1", "a", "bad", 1), ("3", "c", "3.00", 1), ("3", "d", "3.00", 1)]);
        await _warehouse.LoadAsync(Pipeline, 6, [("1", "a", "bad", 1), ("3", "c", "3.00", 1), ("3", "d", "3.00", 1), ("3", "d", "3.00", 6)]);
        Assert.Equal(
            ["1 | Invalid item_amount: format | 5", "3 | Duplicate item_id: 3 conflicting rows | 6", "3 | Duplicate item_id: 3 conflicting rows | 6", "3 | Duplicate item_id: 3 conflicting rows | 6"],
            await _warehouse.QueryAsync(Pipeline, Rows));
    }

    [Fact]
    public async Task AFixedRowLeavesQuarantine()
    {
        await _warehouse.LoadAsync(Pipeline, 5, [("1", "a", "bad", 1)]);
        await _warehouse.LoadAsync(Pipeline, 6, [("1", "a", "1.00", 6)]);
        Assert.Empty(await _warehouse.QueryAsync(Pipeline, "select * from quarantine_stg_item"));
    }

    [Fact]
    public async Task TheSameRowsAgainWriteNothing()
    {
        (string?, string?, string?, int)[] rows = [("1", "a", "bad", 1), ("2", "b", "1.00", 1), ("2", "b", "1.00", 1)];
        await _warehouse.LoadAsync(Pipeline, 5, rows);
        var again = await _warehouse.LoadAsync(Pipeline, 6, rows);
        Assert.True(again.Staging.Staging.IsEmpty);
        Assert.True(again.Staging.Quarantine.IsEmpty);
        Assert.True(again.Snapshot.Change.IsEmpty);
    }

    /// <summary>The pipeline with amounts of as many digits as the engine has.</summary>
    private static PipelineDefinition Wide()
    {
        var wide = new ColumnType(ColumnKind.Decimal, 38, 2);
        return Pipeline with
        {
            Models =
            [
                .. Pipeline.Models.Select(m => m with
                {
                    Columns = [.. m.Columns.Select(c => c.Type == ItemPipeline.Money ? c with { Type = wide } : c)],
                    CreateTable = SqlText.Portable(m.CreateTable.DuckDb.Replace("decimal(18,2)", "decimal(38,2)", StringComparison.OrdinalIgnoreCase)),
                    Body = m.Body is StagingBody staging
                        ? staging with { Classify = SqlText.Portable(staging.Classify.DuckDb.Replace("decimal(18,2)", "decimal(38,2)", StringComparison.Ordinal)) }
                        : m.Body,
                }),
            ],
        };
    }
}
