using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Outcomes;

namespace BankingContracts.Runtime.DuckDb.Tests.Maintenance;

public sealed class LinkedBuildTests : IAsyncLifetime
{
    private MaintainedWarehouse _warehouse = null!;

    public async ValueTask InitializeAsync() => _warehouse = await MaintainedWarehouse.OpenAsync(ModelCatalogue.Models);

    public ValueTask DisposeAsync() => _warehouse.DisposeAsync();

    [Fact]
    public async Task TheNoteNamesTheLinkAndTheNumberOfValues()
    {
        await LoadAsync("int_inner", "(1, 1, 1, 1), (2, 2, 2, 2), (3, 3, 3, 3)", "(10, 1, 1, 'a'), (20, 2, 2, 'b')");
        await _warehouse.ChangeAsync("snap_left", "left_id = 3", "(4, 1, 1, 4)");
        Assert.Equal("by link left_id, 2 values", (await _warehouse.BuildAsync("int_inner")).Note);
        Assert.Equal(["1 | 10 | 1 | 1.00", "2 | 20 | 2 | 2.00", "4 | 10 | 1 | 4.00"], _warehouse.Table("int_inner"));
    }

    [Fact]
    public async Task UpstreamsThatChangeTogetherShareOnePass()
    {
        await LoadAsync("int_inner", "(1, 1, 1, 1), (2, 2, 2, 2)", "(10, 1, 1, 'a')");
        await _warehouse.ChangeAsync("snap_left", "left_id = 1", "(1, 2, 1, 1)");
        await _warehouse.ChangeAsync("snap_right", null, "(20, 2, 2, 'b')");
        Assert.Equal("by link g, 2 values", (await _warehouse.BuildAsync("int_inner")).Note);
    }

    [Fact]
    public async Task ANullValueIsFollowed()
    {
        await LoadAsync("int_group", "(1, null, 1, 1), (2, null, 1, 2), (3, 3, null, 3)", null);
        await _warehouse.ChangeAsync("snap_left", "left_id = 1", null);
        Assert.Equal(new ModelChange(2, 1, 0, 1), (await _warehouse.BuildAsync("int_group")).Change);
        Assert.Equal(["- | 1 | 1 | 2 | day 2", "3 | - | 1 | 3 | day 1"], _warehouse.Table("int_group"));
    }

    [Fact]
    public async Task AFullJoinInACorrelatedSubqueryIsNoObstacle()
    {
        await LoadAsync("int_anti_full", "(1, 1, 1, 1), (2, 2, 2, 2)", "(10, 7, 1, 'a')");
        await _warehouse.ChangeAsync("snap_left", "left_id = 2", "(3, 1, 1, 1), (4, 4, 1, 1)");
        Assert.Equal("by link left_id, 3 values", (await _warehouse.BuildAsync("int_anti_full")).Note);
        Assert.Equal(["4 | 4"], _warehouse.Table("int_anti_full"));
    }

    [Fact]
    public async Task AChangeThatChangesNothingStops()
    {
        await LoadAsync("int_distinct", "(1, 1, 1, 1), (2, 1, 1, 2)", null);
        await _warehouse.ChangeAsync("snap_left", "left_id = 2", null);
        var outcome = await _warehouse.BuildAsync("int_distinct");
        Assert.False(outcome.IsChanged);
        Assert.True(_warehouse.Net("int_distinct") is { IsKnown: true, IsEmpty: true });
    }

    [Fact]
    public async Task KeysMayTradePlacesUnderAnIndex()
    {
        await LoadAsync("int_window", "(1, 1, 1, 1), (2, 2, 2, 2), (3, 2, 2, 2)", null);
        await _warehouse.ChangeAsync("snap_left", "left_id in (1, 2)", "(1, 2, 1, 1), (2, 1, 2, 2)");
        Assert.Equal(new ModelChange(3, 0, 2, 0), (await _warehouse.BuildAsync("int_window")).Change);
        Assert.Equal(["1 | 2 | 2 | day 2", "2 | 1 | 1 | day 2", "3 | 2 | 2 | day 1"], _warehouse.Table("int_window"));
    }

    [Fact]
    public async Task AKeyMayLeaveAndReturnUnderAnIndex()
    {
        await LoadAsync("int_window", "(1, 1, 1, 1), (2, 2, 2, 2)", null);
        await _warehouse.ChangeAsync("snap_left", "left_id = 1", null);
        await _warehouse.BuildAsync("int_window");
        await _warehouse.NextRunAsync();
        await _warehouse.ChangeAsync("snap_left", null, "(1, 2, 1, 1)");
        await _warehouse.BuildAsync("int_window");
        Assert.Equal(["1 | 2 | 2 | day 3", "2 | 2 | 2 | day 3"], _warehouse.Table("int_window"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task AKeyThatARowElsewhereHasIsRefused(bool isIndexed)
    {
        var repeated = ModelCatalogue.Query(
            "int_by_group", ["left_id!", "g"], "select h as left_id, g from snap_left", ["g=snap_left.g"], ["left_id"], isIndexed);
        await using var warehouse = await MaintainedWarehouse.OpenAsync(ModelCatalogue.Left, repeated);
        await warehouse.ChangeAsync("snap_left", null, "(1, 1, 7, 1), (2, 2, 8, 1)");
        await warehouse.BuildAsync("int_by_group", "first load");
        await warehouse.NextRunAsync();
        await warehouse.ChangeAsync("snap_left", null, "(3, 3, 7, 1), (4, 3, 9, 1), (5, 3, 9, 1)");
        var broken = await Assert.ThrowsAsync<ContractBrokenException>(() => warehouse.BuildAsync("int_by_group"));
        Assert.Equal([(AuditType.Unique, "left_id", 2L)], broken.Broken.Select(static b => (b.Type, b.Column!, b.FailingRows)));
    }

    [Fact]
    public async Task ALargeChangeComputesTheWholeModel()
    {
        await LoadAsync("int_group", "(0, 0, 0, 0)", null);
        await _warehouse.ChangeAsync("snap_left", null, string.Join(", ", Enumerable.Range(1, 1100).Select(i => $"({i}, {i}, {i}, {i})")));
        Assert.Equal("whole: a large part of snap_left changed", (await _warehouse.BuildAsync("int_group")).Note);
        Assert.Equal(1100, _warehouse.Net("int_group").Added.Count);
    }

    [Fact]
    public async Task AnUpstreamWithoutALinkIsNamed()
    {
        await LoadAsync("int_full", "(1, 1, 1, 1)", "(10, 1, 1, 'a')");
        await _warehouse.ChangeAsync("snap_right", "right_id = 10", null);
        Assert.Equal("whole: snap_right has no link: it is read by a full join", (await _warehouse.BuildAsync("int_full")).Note);
    }

    [Fact]
    public async Task AViewLeavesItsChangeSet()
    {
        await LoadAsync("int_view", "(1, 1, 1, 1), (2, 2, 2, 2)", "(10, 1, 1, 'a')");
        await _warehouse.ChangeAsync("snap_right", null, "(20, 2, 5, 'b')");
        var outcome = await _warehouse.BuildAsync("int_view");
        Assert.Equal("by link g, 1 value", outcome.Note);
        Assert.Equal(["2 | 2 | -"], _warehouse.Rows("int_view", _warehouse.Net("int_view").Removed));
        Assert.Equal(["2 | 2 | 5"], _warehouse.Rows("int_view", _warehouse.Net("int_view").Added));
    }

    private async Task LoadAsync(string model, string left, string? right)
    {
        await _warehouse.ChangeAsync("snap_left", null, left);
        if (right is not null)
            await _warehouse.ChangeAsync("snap_right", null, right);
        await _warehouse.BuildAsync(model, "first load");
        await _warehouse.NextRunAsync();
    }
}
