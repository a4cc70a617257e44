using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.DuckDb.Changes;
using BankingContracts.Runtime.Outcomes;

namespace BankingContracts.Runtime.DuckDb.Tests.Maintenance;

public sealed class ChangeAuditTests : IDisposable
{
    private static readonly AuditDefinition Unique = AuditCatalogue.Audits.Single(a => a.Name == "unique_g");
    private static readonly AuditDefinition Related = AuditCatalogue.Audits.Single(a => a.Name == "related");

    private readonly MaintainedWarehouse _warehouse = new(ModelCatalogue.Models);

    public void Dispose() => _warehouse.Dispose();

    [Fact]
    public void WhatTheChangeDoesNotTouchKeepsItsCount()
    {
        Load("(1, 1, 1, 1), (2, 1, 1, 1), (3, 2, 1, 1)");
        _warehouse.Change("snap_left", null, "(4, 2, 1, 1)");

        // 7 is not what a look at the whole table would give: only the touched value is counted anew.
        Assert.Equal(8, Count(Unique, 7));
    }

    [Fact]
    public void ARemovedParentOrphansChildrenThatDidNotChange()
    {
        Load("(1, 1, 1, 1), (2, 2, 1, 1)", "(10, 1, 1, 'a'), (20, 2, 1, 'b')");
        _warehouse.Change("snap_right", "right_id = 20", null);
        Assert.Equal(1, Count(Related, 0));
    }

    [Fact]
    public void AParentAndItsChildrenMayArriveTogether()
    {
        Load("(1, 1, 1, 1), (2, 2, 1, 1)", "(10, 1, 1, 'a')");
        _warehouse.Change("snap_right", null, "(20, 2, 1, 'b'), (30, 3, 1, 'c')");
        _warehouse.Change("snap_left", null, "(3, 3, 1, 1), (4, 4, 1, 1)");
        Assert.Equal(1, Count(Related, 1));
    }

    [Fact]
    public void AnUnknownChangeIsCountedWhole()
    {
        Load("(1, 1, 1, 1), (2, 1, 1, 1)");
        _warehouse.Changes.Record("snap_left", ChangeSet.Unknown);
        Assert.Equal(1, Count(Unique, 7));
    }

    [Fact]
    public void WithoutAResultBeforeTheTableIsCountedWhole()
    {
        Load("(1, 1, 1, 1), (2, 1, 1, 1)");
        Assert.Equal(1, Count(Unique, null));
    }

    [Fact]
    public void AnAuditThatCannotRunDoesNotTakeOthersWithIt()
    {
        Load("(1, 1, 1, 1)");
        _warehouse.Change("snap_left", null, "(2, 1, 1, 1)");
        var wrong = AuditCatalogue.Group("wrong", "select left_id, nothing from snap_left", "left_id=snap_left.left_id");
        var counts = _warehouse.Audit([new DueAudit(wrong, 0), new DueAudit(Unique, 0)]);
        Assert.StartsWith("The audit wrong on snap_left cannot be run", counts[0].Error, StringComparison.Ordinal);
        Assert.Equal((1, null), (counts[1].FailingRows, counts[1].Error));
    }

    private void Load(string left, string? right = null)
    {
        _warehouse.Change("snap_left", null, left);
        if (right is not null)
            _warehouse.Change("snap_right", null, right);
        _warehouse.NextRun();
    }

    private long Count(AuditDefinition audit, long? before)
    {
        var count = Assert.Single(_warehouse.Audit([new DueAudit(audit, before)]));
        Assert.Null(count.Error);
        return count.FailingRows;
    }
}
