using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.DuckDb.Changes;
using BankingContracts.Runtime.DuckDb.Dialects;

namespace BankingContracts.Runtime.DuckDb.Tests.Maintenance;

/// <summary>After any sequence of changes a maintained model holds what computing it whole gives, and its change set says what happened.</summary>
public sealed class MaintenanceLaws
{
    [Theory]
    [MemberData(nameof(Seeds))]
    public void IncrementalEqualsFull(int seed)
    {
        var random = new Random(seed);
        var models = ModelCatalogue.Models.Select(m => m with { Links = Some(random, m.Links) }).ToList();
        using var warehouse = new MaintainedWarehouse(models);
        foreach (var model in models.Where(m => m.Upstreams.Count > 0))
            warehouse.Build(model.Name, "first load");
        for (var run = 0; run < 6; run++)
        {
            warehouse.NextRun();
            RandomChanges.Apply(random, warehouse);
            foreach (var model in models.Where(m => m.Upstreams.Count > 0))
                BuildAndCheck(warehouse, model, random.Next(12) == 0 ? "--full-refresh" : null);
        }
    }

    public static IEnumerable<TheoryDataRow<int>> Seeds() => Enumerable.Range(0, 8).Select(s => new TheoryDataRow<int>(s));

    private static void BuildAndCheck(MaintainedWarehouse warehouse, ModelDefinition model, string? wholeBecause)
    {
        var isView = ((QueryBody)model.Body).Materialization == Materialization.View;
        var before = isView ? null : warehouse.Table(model.Name);
        var outcome = warehouse.Build(model.Name, wholeBecause);

        var supplied = Sql.List(model.Columns.Where(c => !c.IsChangedAt).Select(c => c.Name));
        var stored = warehouse.Rows($"select {supplied} from {Sql.Table(model)}");
        Assert.Equal(warehouse.Rows($"select {string.Join(", ", model.Columns.Where(c => !c.IsChangedAt).Select(c => $"{c.Name}::{c.Type} as {c.Name}"))} from (\n{((QueryBody)model.Body).Sql}\n)"), stored);
        Assert.Equal(stored.Count, outcome.Change.Rows);

        var change = warehouse.Changes.Of(model.Name);
        Assert.Equal(outcome.IsChanged, !change.IsEmpty);
        if (!change.IsKnown)
            return;
        var (removed, added) = change.IsEmpty ? ([], []) : (warehouse.Rows($"from {ChangeSets.Removed(model.Name)}"), warehouse.Rows($"from {ChangeSets.Added(model.Name)}"));
        Assert.Equal((removed.Count, added.Count), ((int)change.Removed, (int)change.Added));
        var after = warehouse.Table(model.Name);
        if (before is not null)
            Assert.Equal(after, Combined(before, removed, added));
        if (model.Columns.Any(c => c.IsChangedAt))
            Assert.All(added, row => Assert.EndsWith($"day {warehouse.RunAt.Day}", row, StringComparison.Ordinal));
        if (!change.IsEmpty)
            Assert.Empty(warehouse.Rows($"select {supplied} from {ChangeSets.Removed(model.Name)} intersect select {supplied} from {ChangeSets.Added(model.Name)}"));
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
