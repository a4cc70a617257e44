using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Outcomes;

namespace BankingContracts.Runtime.DuckDb.Tests.Maintenance;

public sealed class ChangeAuditTests : IAsyncLifetime
{
    private static readonly AuditDefinition Unique = AuditCatalogue.Audits.Single(a => a.Name == "unique_g");
    private static readonly AuditDefinition Related = AuditCatalogue.Audits.Single(a => a.Name == "related");

    private MaintainedWarehouse _warehouse = null!;

    public async ValueTask InitializeAsync() => _warehouse = await MaintainedWarehouse.OpenAsync(ModelCatalogue.Models);

    public ValueTask DisposeAsync() => _warehouse.DisposeAsync();

    [Fact]
    public async Task WhatTheChangeDoesNotTouchKeepsItsCount()
    {
        await LoadAsync("(1, 1, 1, 1), (2, 1, 1, 1), (3, 2, 1, 1)");
        await _warehouse.ChangeAsync("snap_left", null, "(4, 2, 1, 1)");

        // 7 is not what a look at the whole table would give: only the touched value is counted anew.
        Assert.Equal(8, await CountAsync(Unique, 7));
    }

    [Fact]
    public async Task ARemovedParentOrphansChildrenThatDidNotChange()
    {
        await LoadAsync("(1, 1, 1, 1), (2, 2, 1, 1)", "(10, 1, 1, 'a'), (20, 2, 1, 'b')");
        await _warehouse.ChangeAsync("snap_right", "right_id = 20", null);
        Assert.Equal(1, await CountAsync(Related, 0));
    }

    [Fact]
    public async Task AParentAndItsChildrenMayArriveTogether()
    {
        await LoadAsync("(1, 1, 1, 1), (2, 2, 1, 1)", "(10, 1, 1, 'a')");
        await _warehouse.ChangeAsync("snap_right", null, "(20, 2, 1, 'b'), (30, 3, 1, 'c')");
        await _warehouse.ChangeAsync("snap_left", null, "(3, 3, 1, 1), (4, 4, 1, 1)");
        Assert.Equal(1, await CountAsync(Related, 1));
    }

    [Fact]
    public async Task AnUnknownChangeIsCountedWhole()
    {
        await LoadAsync("(1, 1, 1, 1), (2, 1, 1, 1)");
        _warehouse.MarkUnknown("snap_left");
        Assert.Equal(1, await CountAsync(Unique, 7));
    }

    [Fact]
    public async Task WithoutAResultBeforeTheTableIsCountedWhole()
    {
        await LoadAsync("(1, 1, 1, 1), (2, 1, 1, 1)");
        Assert.Equal(1, await CountAsync(Unique, null));
    }

    [Fact]
    public async Task AnAuditThatCannotRunDoesNotTakeOthersWithIt()
    {
        await LoadAsync("(1, 1, 1, 1)");
        await _warehouse.ChangeAsync("snap_left", null, "(2, 1, 1, 1)");
        var wrong = AuditCatalogue.Group("wrong", "select left_id, nothing from snap_left", "left_id=snap_left.left_id");
        var counts = await _warehouse.AuditAsync([new DueAudit(wrong, 0), new DueAudit(Unique, 0)]);
        Assert.StartsWith("The audit wrong on snap_left cannot be run", counts[0].Error, StringComparison.Ordinal);
        Assert.Equal((1, null), (counts[1].FailingRows, counts[1].Error));
    }

    private async Task LoadAsync(string left, string? right = null)
    {
        await _warehouse.ChangeAsync("snap_left", null, left);
        if (right is not null)
            await _warehouse.ChangeAsync("snap_right", null, right);
        await _warehouse.NextRunAsync();
    }

    private async Task<long> CountAsync(AuditDefinition audit, long? before)
    {
        var count = Assert.Single(await _warehouse.AuditAsync([new DueAudit(audit, before)]));
        Assert.Null(count.Error);
        return count.FailingRows;
    }
}
