using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.DuckDb.Changes;
using BankingContracts.Runtime.Outcomes;

namespace BankingContracts.Runtime.DuckDb.Tests.Maintenance;

public sealed class LinkedBuildTests : IDisposable
{
    private readonly MaintainedWarehouse _warehouse = new(ModelCatalogue.Models);

    public void Dispose() => _warehouse.Dispose();

    [Fact]
    public void TheNoteNamesTheLinkAndTheNumberOfValues()
    {
        Load("int_inner", "(1, 1, 1, 1), (2, 2, 2, 2), (3, 3, 3, 3)", "(10, 1, 1, 'a'), (20, 2, 2, 'b')");
        _warehouse.Change("snap_left", "left_id = 3", "(4, 1, 1, 4)");
        Assert.Equal("by link left_id, 2 values", _warehouse.Build("int_inner").Note);
        Assert.Equal(["1 | 10 | 1 | 1.00", "2 | 20 | 2 | 2.00", "4 | 10 | 1 | 4.00"], _warehouse.Table("int_inner"));
    }

    [Fact]
    public void UpstreamsThatChangeTogetherShareOnePass()
    {
        Load("int_inner", "(1, 1, 1, 1), (2, 2, 2, 2)", "(10, 1, 1, 'a')");
        _warehouse.Change("snap_left", "left_id = 1", "(1, 2, 1, 1)");
        _warehouse.Change("snap_right", null, "(20, 2, 2, 'b')");
        Assert.Equal("by link g, 2 values", _warehouse.Build("int_inner").Note);
    }

    [Fact]
    public void ANullValueIsFollowed()
    {
        Load("int_group", "(1, null, 1, 1), (2, null, 1, 2), (3, 3, null, 3)", null);
        _warehouse.Change("snap_left", "left_id = 1", null);
        Assert.Equal(new ModelChange(2, 1, 0, 1), _warehouse.Build("int_group").Change);
        Assert.Equal(["- | 1 | 1 | 2 | day 2", "3 | - | 1 | 3 | day 1"], _warehouse.Table("int_group"));
    }

    [Fact]
    public void AFullJoinInACorrelatedSubqueryIsNoObstacle()
    {
        Load("int_anti_full", "(1, 1, 1, 1), (2, 2, 2, 2)", "(10, 7, 1, 'a')");
        _warehouse.Change("snap_left", "left_id = 2", "(3, 1, 1, 1), (4, 4, 1, 1)");
        Assert.Equal("by link left_id, 3 values", _warehouse.Build("int_anti_full").Note);
        Assert.Equal(["4 | 4"], _warehouse.Table("int_anti_full"));
    }

    [Fact]
    public void AChangeThatChangesNothingStops()
    {
        Load("int_distinct", "(1, 1, 1, 1), (2, 1, 1, 2)", null);
        _warehouse.Change("snap_left", "left_id = 2", null);
        var outcome = _warehouse.Build("int_distinct");
        Assert.False(outcome.IsChanged);
        Assert.Equal(ChangeSet.None, _warehouse.Changes.Of("int_distinct"));
    }

    [Fact]
    public void KeysMayTradePlacesUnderAnIndex()
    {
        Load("int_window", "(1, 1, 1, 1), (2, 2, 2, 2), (3, 2, 2, 2)", null);
        _warehouse.Change("snap_left", "left_id in (1, 2)", "(1, 2, 1, 1), (2, 1, 2, 2)");
        Assert.Equal(new ModelChange(3, 0, 2, 0), _warehouse.Build("int_window").Change);
        Assert.Equal(["1 | 2 | 2 | day 2", "2 | 1 | 1 | day 2", "3 | 2 | 2 | day 1"], _warehouse.Table("int_window"));
    }

    [Fact]
    public void AKeyMayLeaveAndReturnUnderAnIndex()
    {
        Load("int_window", "(1, 1, 1, 1), (2, 2, 2, 2)", null);
        _warehouse.Change("snap_left", "left_id = 1", null);
        _warehouse.Build("int_window");
        _warehouse.NextRun();
        _warehouse.Change("snap_left", null, "(1, 2, 1, 1)");
        _warehouse.Build("int_window");
        Assert.Equal(["1 | 2 | 2 | day 3", "2 | 2 | 2 | day 3"], _warehouse.Table("int_window"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void AKeyThatARowElsewhereHasIsRefused(bool isIndexed)
    {
        var repeated = ModelCatalogue.Query(
            "int_by_group", ["left_id!", "g"], "select h as left_id, g from snap_left", ["g=snap_left.g"], ["left_id"], isIndexed);
        using var warehouse = new MaintainedWarehouse(ModelCatalogue.Left, repeated);
        warehouse.Change("snap_left", null, "(1, 1, 7, 1), (2, 2, 8, 1)");
        warehouse.Build("int_by_group", "first load");
        warehouse.NextRun();
        warehouse.Change("snap_left", null, "(3, 3, 7, 1), (4, 3, 9, 1), (5, 3, 9, 1)");
        var broken = Assert.Throws<ContractBrokenException>(() => warehouse.Build("int_by_group"));
        Assert.Equal([(AuditType.Unique, "left_id", 2L)], broken.Broken.Select(static b => (b.Type, b.Column!, b.FailingRows)));
    }

    [Fact]
    public void ALargeChangeComputesTheWholeModel()
    {
        Load("int_group", "(0, 0, 0, 0)", null);
        _warehouse.Change("snap_left", null, string.Join(", ", Enumerable.Range(1, 1100).Select(i => $"({i}, {i}, {i}, {i})")));
        Assert.Equal("whole: a large part of snap_left changed", _warehouse.Build("int_group").Note);
        Assert.Equal(1100, _warehouse.Changes.Of("int_group").Added);
    }

    [Fact]
    public void AnUpstreamWithoutALinkIsNamed()
    {
        Load("int_full", "(1, 1, 1, 1)", "(10, 1, 1, 'a')");
        _warehouse.Change("snap_right", "right_id = 10", null);
        Assert.Equal("whole: snap_right has no link: it is read by a full join", _warehouse.Build("int_full").Note);
    }

    [Fact]
    public void AViewLeavesItsChangeSet()
    {
        Load("int_view", "(1, 1, 1, 1), (2, 2, 2, 2)", "(10, 1, 1, 'a')");
        _warehouse.Change("snap_right", null, "(20, 2, 5, 'b')");
        var outcome = _warehouse.Build("int_view");
        Assert.Equal("by link g, 1 value", outcome.Note);
        Assert.Equal(["2 | 2 | -"], _warehouse.Rows($"from {ChangeSets.Removed("int_view")}"));
        Assert.Equal(["2 | 2 | 5"], _warehouse.Rows($"from {ChangeSets.Added("int_view")}"));
    }

    private void Load(string model, string left, string? right)
    {
        _warehouse.Change("snap_left", null, left);
        if (right is not null)
            _warehouse.Change("snap_right", null, right);
        _warehouse.Build(model, "first load");
        _warehouse.NextRun();
    }
}
