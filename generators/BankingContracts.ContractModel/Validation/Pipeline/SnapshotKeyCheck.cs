using BankingContracts.ContractModel.Diagnostics;
using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Resolution;

namespace BankingContracts.ContractModel.Validation.Pipeline;

/// <summary>
/// BKC4012: staging must have one row per key. If the source sends its history, it must have one row per key and business time (and tie-break).
/// </summary>
internal static class SnapshotKeyCheck
{
    public static void Run(CatalogEntry model, EffectiveColumns columns, Findings findings)
    {
        if (model.Contract.Snapshot is not { IsRetired: false } snapshot || columns.Input(model, ModelKind.Staging) is not { } relation)
            return;
        var key = model.Contract.UniqueKey;
        var staged = ModelKeys.Of(relation.Contract);
        // Other rules report a missing key, an unknown column, and a column that may be NULL.
        if (key.Count == 0 || staged.Count == 0 || key.Any(c => columns.Find(relation, c) is not { IsNotNull: true }))
            return;
        if (IsSame(key, staged) || (HasBusinessTime(snapshot, relation, columns) && IsKeyOfVersions(key, snapshot, staged)))
            return;
        var surplus = key.ToList().FindIndex(c => !staged.Contains(c));
        findings.Add(
            ReferenceRules.SnapshotKey,
            model.Positions.Value(surplus < 0 ? "config/unique_key" : Pointers.Item("config/unique_key", surplus)),
            model.Name,
            string.Join(", ", key),
            relation.Name,
            string.Join(", ", staged),
            "give both the same unique_key");
    }

    private static bool HasBusinessTime(SnapshotContract snapshot, CatalogEntry relation, EffectiveColumns columns) =>
        snapshot is { Strategy: SnapshotStrategy.Timestamp, UpdatedAt: { } updatedAt }
        && columns.Find(relation, updatedAt)?.Clean is { } clean
        && columns.Input(relation, ModelKind.Source) is { } source
        && columns.Find(source, clean.From) is not { Generated: GeneratedColumn.LoadedAt };

    /// <summary>Whether the staged key consists of the key and the time, and perhaps of the tie-break column.</summary>
    private static bool IsKeyOfVersions(IEnumerable<string> key, SnapshotContract snapshot, IEnumerable<string> staged) =>
        key.Append(snapshot.UpdatedAt!) is var timed && (IsSame(timed, staged) || (snapshot.TieBreak is { } tieBreak && IsSame(timed.Append(tieBreak), staged)));

    private static bool IsSame(IEnumerable<string> left, IEnumerable<string> right) => new HashSet<string>(left, StringComparer.Ordinal).SetEquals(right);
}
