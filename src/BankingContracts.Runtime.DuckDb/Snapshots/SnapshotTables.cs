using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.DuckDb.Dialects;

namespace BankingContracts.Runtime.DuckDb.Snapshots;

/// <summary>The tables and columns that keeping one snapshot works with.</summary>
/// <param name="Snapshot">The snapshot.</param>
/// <param name="Staging">The staging model it follows.</param>
/// <param name="Source">The source of that staging model.</param>
internal sealed record SnapshotTables(ModelDefinition Snapshot, ModelDefinition Staging, ModelDefinition Source)
{
    public SnapshotBody Body { get; } = (SnapshotBody)Snapshot.Body;

    public string Table { get; } = Sql.Table(Snapshot);

    public string StagingTable { get; } = Sql.Table(Staging);

    /// <summary>The condition that a version is open; the version may still be marked as deleted.</summary>
    public string IsOpen => Body.ValidToCurrent is { } end ? $"dbt_valid_to = {Sql.Timestamp(end)}" : "dbt_valid_to is null";

    /// <summary>The condition that a version is the key's current one.</summary>
    public string IsCurrent => HasDeletedFlag ? $"({IsOpen} and not dbt_is_deleted)" : IsOpen;

    /// <summary>What dbt_valid_to holds while a version is open.</summary>
    public string OpenEnd => Body.ValidToCurrent is { } end ? Sql.Timestamp(end) : "null::timestamp";

    /// <summary>The keys to check, if not all: one row each.</summary>
    public string Scope => Sql.Temp("scope", Snapshot.Name);

    /// <summary>The staged rows of the keys to check.</summary>
    public string Staged => Sql.Temp("staged_now", Snapshot.Name);

    /// <summary>The versions to check, with their <c>_rowid</c>: open versions; on a business time all versions of the keys.</summary>
    public string Versions => Sql.Temp("versions", Snapshot.Name);

    /// <summary>What happens to each key that changes: _rowid of the open version, _action, _valid_from, the new values.</summary>
    public string Actions => Sql.Temp("actions", Snapshot.Name);

    /// <summary>On a business time, the versions that must exist.</summary>
    public string Wanted => Sql.Temp("wanted", Snapshot.Name);

    /// <summary>Keys in the source without a staged row, and whether one of their rows is only not due yet: key columns, _is_not_due.</summary>
    public string QuarantinedKeys => Sql.Temp("quarantined_keys", Snapshot.Name);

    public IReadOnlyList<string> Key => Snapshot.Key;

    /// <summary>All columns of the snapshot.</summary>
    public IReadOnlyList<string> AllColumns { get; } = [.. Snapshot.Columns.Select(c => c.Name)];

    /// <summary>The staging model's columns.</summary>
    public IReadOnlyList<string> Columns { get; } = [.. Staging.Columns.Select(c => c.Name)];

    /// <summary>The decimal columns.</summary>
    public IReadOnlyList<string> Money { get; } = [.. Staging.Columns.Where(c => c.Type.Kind == ColumnKind.Decimal).Select(c => c.Name)];

    public bool HasDeletedFlag => Body.HardDeletes == HardDeletes.NewRecord;

    /// <summary>Whether staging has one row per key of the snapshot, not one per version.</summary>
    public bool IsStagedByKey => Key.Count == Staging.Key.Count;

    /// <summary>A delta file says nothing about the keys it does not name, so a bad row in it must not end a good version.</summary>
    public bool KeepsQuarantined => Body.KeepQuarantined || ((SourceBody)Source.Body).Delivery == Delivery.Delta;

    public static SnapshotTables Of(ModelDefinition snapshot, PipelineDefinition pipeline)
    {
        var staging = pipeline[((SnapshotBody)snapshot.Body).Relation];
        return new SnapshotTables(snapshot, staging, pipeline[((StagingBody)staging.Body).Input]);
    }

    /// <summary>
    /// When a key without a staged row ends its version, as a condition on <paramref name="alias"/>. A row that is not due yet says nothing about
    /// the time before. So its key does not change until then, whatever happens to other quarantined keys.
    /// </summary>
    public string Closes(string alias)
    {
        if (Body.HardDeletes == HardDeletes.Ignore)
            return "false";
        var waits = KeepsQuarantined ? "" : " and q._is_not_due";
        return $"not exists (from {QuarantinedKeys} as q where {Sql.SameKey("q", alias, Key)}{waits})";
    }
}
