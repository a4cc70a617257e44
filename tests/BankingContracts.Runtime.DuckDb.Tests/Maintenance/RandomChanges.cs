using BankingContracts.Runtime.DuckDb.Dialects;
using BankingContracts.Runtime.DuckDb.Sessions;

namespace BankingContracts.Runtime.DuckDb.Tests.Maintenance;

/// <summary>Random inserts, updates and deletes in the two tables of the catalogue, with few values so that they meet.</summary>
internal static class RandomChanges
{
    public static async Task ApplyAsync(Random random, MaintainedWarehouse warehouse)
    {
        if (random.Next(4) > 0)
            await ChangeLeftAsync(random, warehouse);
        if (random.Next(4) > 0)
            await ChangeRightAsync(random, warehouse);
        if (random.Next(15) == 0)
            warehouse.MarkUnknown("snap_left");
    }

    private static Task ChangeLeftAsync(Random random, MaintainedWarehouse warehouse)
    {
        var ids = Enumerable.Range(1, 14).Where(_ => random.Next(5) == 0).ToList();
        var kept = ids.Where(_ => random.Next(4) > 0).Select(i => $"({i}, {Group(random)}, {Group(random)}, {random.Next(500)} / 100)").ToList();
        return warehouse.ChangeAsync("snap_left", $"left_id in ({string.Join(", ", ids.Append(0))})", kept.Count == 0 ? null : string.Join(", ", kept));
    }

    // Without a key: rows may repeat, and one copy of several may leave.
    private static Task ChangeRightAsync(Random random, MaintainedWarehouse warehouse)
    {
        var table = DuckDbDialect.Instance.Table(warehouse.Pipeline["snap_right"]);
        var rowids = warehouse.Session.Rows($"select rowid from {table}", r => r.GetInt64(0)).Where(_ => random.Next(5) == 0).ToList();
        var added = Enumerable.Range(0, random.Next(4)).Select(_ => $"({random.Next(1, 6)}, {Group(random)}, {Group(random)}, 'n{random.Next(2)}')").ToList();
        return warehouse.ChangeAsync("snap_right", $"rowid in ({string.Join(", ", rowids.Append(-1))})", added.Count == 0 ? null : string.Join(", ", added));
    }

    private static string Group(Random random) => random.Next(6) switch { 0 => "null", var g => $"{g}" };
}
