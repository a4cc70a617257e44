using BankingContracts.Runtime.Definitions;

namespace BankingContracts.Engine.Specification.Proof;

/// <summary>What holds for every snapshot: at most one open version per key, no overlap, no empty version, ids unique and for ever the same.</summary>
public sealed class HistoryLaws
{
    // Later than every time as text.
    private const string Open = "~";

    private readonly Dictionary<string, string> _ids = [];

    /// <summary>Fails unless a snapshot obeys them; other models may be anything.</summary>
    public async Task AssertAsync(TableRows rows, ModelDefinition model)
    {
        if (model.Body is not SnapshotBody)
            return;
        var versions = (await rows.OfAsync(model.Name, [.. model.Key.Except(["dbt_valid_from"]), "dbt_valid_from", "dbt_valid_to", "dbt_scd_id"]))
            .Select(r => (Key: string.Join('\n', r.SkipLast(3)), From: r[^3]!, To: r[^2] ?? Open, Id: r[^1]!))
            .ToList();
        Assert.Distinct(versions.Select(v => v.Id));
        foreach (var key in versions.GroupBy(v => v.Key))
        {
            var ordered = key.OrderBy(v => v.From, StringComparer.Ordinal).ToList();
            Assert.All(ordered, v => Assert.True(string.CompareOrdinal(v.From, v.To) < 0, $"{model.Name} has the empty version {v}."));
            Assert.All(ordered.Zip(ordered.Skip(1)), p => Assert.True(string.CompareOrdinal(p.First.To, p.Second.From) <= 0, $"{model.Name}: {p.First} overlaps {p.Second}."));
        }

        foreach (var (key, from, _, id) in versions)
        {
            var version = $"{model.Name} {key} {from}";
            Assert.Equal(_ids.TryAdd(version, id) ? id : _ids[version], id);
        }
    }
}
