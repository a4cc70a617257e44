using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.DuckDb.Dialects;

namespace BankingContracts.Runtime.DuckDb.Tests.Maintenance;

/// <summary>After any sequence of changes a maintained model holds what computing it whole gives, and its change set says what happened.</summary>
public sealed class MaintenanceLaws
{
    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task IncrementalEqualsFull(int seed)
    {
        var random = new Random(seed);
        var models = ModelCatalogue.Models.Select(m => m with { Links = Some(random, m.Links) }).ToList();
        await using var warehouse = await MaintainedWarehouse.OpenAsync(models);
        foreach (var model in models.Where(m => m.Upstreams.Count > 0))
            await warehouse.BuildAsync(model.Name, "first load");
        for (var run = 0; run < 6; run++)
        {
            await warehouse.NextRunAsync();
            await RandomChanges.ApplyAsync(random, warehouse);
            foreach (var model in models.Where(m => m.Upstreams.Count > 0))
                await BuildAndCheckAsync(warehouse, model, random.Next(12) == 0 ? "--full-refresh" : null);
        }
    }

    public static IEnumerable<TheoryDataRow<int>> Seeds() => Enumerable.Range(0, 8).Select(s => new TheoryDataRow<int>(s));

    private static async Task BuildAndCheckAsync(MaintainedWarehouse warehouse, ModelDefinition model, string? wholeBecause)
    {
        var isView = ((QueryBody)model.Body).Materialization == Materialization.View;
        var before = isView ? null : warehouse.Table(model.Name);
        var outcome = await warehouse.BuildAsync(model.Name, wholeBecause);

        var supplied = DuckDbDialect.Instance.List(model.Columns.Where(c => !c.IsChangedAt).Select(c => c.Name));
        var stored = warehouse.Rows($"select {supplied} from {DuckDbDialect.Instance.Table(model)}");
        Assert.Equal(warehouse.Rows($"select {string.Join(", ", model.Columns.Where(c => !c.IsChangedAt).Select(c => $"{c.Name}::{c.Type} as {c.Name}"))} from (\n{((QueryBody)model.Body).Sql}\n)"), stored);
        Assert.Equal(stored.Count, outcome.Change.Rows);

        var change = warehouse.Net(model.Name);
        Assert.Equal(outcome.IsChanged, !change.IsEmpty);
        if (!change.IsKnown)
            return;
        var (removed, added) = change.IsEmpty ? ([], []) : (warehouse.Rows(model.Name, change.Removed), warehouse.Rows(model.Name, change.Added));
        Assert.Equal((removed.Count, added.Count), ((int)change.Removed.Count, (int)change.Added.Count));
        var after = warehouse.Table(model.Name);
        if (before is not null)
            Assert.Equal(after, Combined(before, removed, added));
        if (model.Columns.Any(c => c.IsChangedAt))
            Assert.All(added, row => Assert.EndsWith($"day {warehouse.RunAt.Day}", row, StringComparison.Ordinal));
        if (!change.IsEmpty)
            Assert.Empty(warehouse.Rows($"select {supplied} from {change.Removed.Relation} intersect select {supplied} from {change.Added.Relation}"));
    }

    private static List<string> Combined(List<string> before, List<string> removed, List<string> added)
    {
        var rows = new List<string>(before);
        foreach (var row in removed)
            Assert.True(rows.Remove(row), $"{row} was removed, but was not there.");
        rows.AddRange(added);
        rows.Sort(StringComparer.Ordinal);
        return rows;
    }

    /// <summary>Most links, in any order: which are taken must not matter.</summary>
    private static List<LinkDefinition> Some(Random random, IReadOnlyList<LinkDefinition> links)
    {
        var some = links.Where(_ => random.Next(6) > 0).ToArray();
        random.Shuffle(some);
        return [.. some];
    }
}
