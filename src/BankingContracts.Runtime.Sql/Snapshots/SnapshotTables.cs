using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Sql.Dialects;
using BankingContracts.Runtime.Sql.Steps;

namespace BankingContracts.Runtime.Sql.Snapshots;

/// <summary>The tables and columns that keeping one snapshot works with.</summary>
/// <param name="Run">The run.</param>
/// <param name="Snapshot">The snapshot.</param>
/// <param name="Staging">The staging model it follows.</param>
/// <param name="Source">The source of that staging model.</param>
internal sealed record SnapshotTables(StepContext Run, ModelDefinition Snapshot, ModelDefinition Staging, ModelDefinition Source)
{
    public SnapshotBody Body { get; } = (SnapshotBody)Snapshot.Body;

    /// <summary>The snapshot's table.</summary>
    public StoredTable Table { get; } = Run.TableOf(Snapshot);

    /// <summary>The staging model's rows.</summary>
    public string StagingRows => Run.Current(Staging);

    /// <summary>The condition that a version is open; the version may still be marked as deleted.</summary>
    public string IsOpen => Body.ValidToCurrent is { } end ? $"dbt_valid_to = {Run.Sql.Timestamp(end)}" : "dbt_valid_to is null";

    /// <summary>The condition that a version is the key's current one.</summary>
    public string IsCurrent => HasDeletedFlag ? $"({IsOpen} and not dbt_is_deleted)" : IsOpen;

    /// <summary>What dbt_valid_to holds while a version is open.</summary>
    public string OpenEnd => Body.ValidToCurrent is { } end ? Run.Sql.Timestamp(end) : Run.Sql.Null(new(ColumnKind.Timestamp));

    public IReadOnlyList<string> Key => Snapshot.Key;

    /// <summary>All columns of the snapshot.</summary>
    public IReadOnlyList<string> AllColumns { get; } = [.. Snapshot.Columns.Select(c => c.Name)];

    /// <summary>The staging model's columns.</summary>
    public IReadOnlyList<string> Columns { get; } = [.. Staging.Columns.Select(c => c.Name)];

    /// <summary>The columns that may be NULL in staging, and not in the snapshot.</summary>
    public IReadOnlyList<string> StricterColumns { get; } =
        [.. Staging.Columns.Where(c => c.IsNullable && Snapshot.Columns.Any(s => s.Name == c.Name && !s.IsNullable)).Select(c => c.Name)];

    /// <summary>The columns that the staging model has no more; a new version holds NULL in them.</summary>
    public IReadOnlyList<StoredColumn> Retired { get; } =
        [.. Run.TableOf(Snapshot).Columns.Skip(Snapshot.Columns.ToList().FindIndex(c => c.Name == Staging.Columns[0].Name)).Where(c => Staging.Columns.All(s => s.Name != c.Name))];

    /// <summary>The end of a select list for a new version.</summary>
    public string NothingRetired => string.Concat(Retired.Select(c => $", cast(null as {c.Type}) as {Run.Sql.Name(c.Name)}"));

    /// <summary>The decimal columns.</summary>
    public IReadOnlyList<string> Money { get; } = [.. Staging.Columns.Where(c => c.Type.Kind == ColumnKind.Decimal).Select(c => c.Name)];

    public bool HasDeletedFlag => Body.HardDeletes == HardDeletes.NewRecord;

    /// <summary>Whether staging has one row per key of the snapshot, not one per version.</summary>
    public bool IsStagedByKey => Key.Count == Staging.Key.Count;

    /// <summary>A delta file says nothing about the keys it does not name, so a bad row in it must not end a good version.</summary>
    private bool KeepsQuarantined => Body.KeepQuarantined || ((SourceBody)Source.Body).Delivery == Delivery.Delta;

    public static SnapshotTables Of(StepContext run, ModelDefinition snapshot)
    {
        var staging = run.Pipeline[((SnapshotBody)snapshot.Body).Relation];
        return new SnapshotTables(run, snapshot, staging, run.Pipeline[((StagingBody)staging.Body).Input]);
    }

    /// <summary>The <c>dbt_scd_id</c> of a version, as an expression over the key's columns and <paramref name="validFrom"/>.</summary>
    public string IdAt(string validFrom) => ScdId.Expression(Run.Sql, Key.Select(k => Snapshot.Columns.First(c => c.Name == k)), validFrom);

    /// <summary>Whether a staged row brings a value of a new column that its version lacks: none, or only the default that all versions hold.</summary>
    /// <param name="column">The column.</param>
    /// <param name="staged">The staged row.</param>
    /// <param name="version">The open version.</param>
    public string Arrives(string column, string staged, string version)
    {
        var (now, then) = (Run.Sql.Column(staged, column), Run.Sql.Column(version, column));
        return Snapshot.Columns.First(c => c.Name == column).HasDefault
            ? $"{version}.dbt_scd_id is not null and {now} is distinct from {then}"
            : $"{now} is not null and {then} is null";
    }

    /// <summary>
    /// When a key without a staged row ends its version, as a condition on <paramref name="alias"/>. A row that is not due yet says nothing about
    /// the time before. So its key does not change until then, whatever happens to other quarantined keys.
    /// </summary>
    /// <param name="alias">The version.</param>
    /// <param name="scope">The keys that are checked.</param>
    public string Closes(string alias, SnapshotScope scope)
    {
        if (Body.HardDeletes == HardDeletes.Ignore)
            return "false";
        var waits = KeepsQuarantined ? "" : " and q._is_not_due";
        return scope.QuarantinedKeys is { } keys ? $"not exists (select 1 from {keys} as q where {Run.Sql.SameKey("q", alias, Key)}{waits})" : "true";
    }
}
