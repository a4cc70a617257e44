using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.DuckDb.Connections;

namespace BankingContracts.Runtime.DuckDb.Snapshots;

/// <summary>The tables and columns that keeping one snapshot works with.</summary>
/// <param name="Snapshot">The snapshot.</param>
/// <param name="Staging">The staging model it follows.</param>
/// <param name="Source">The source behind that.</param>
internal sealed record SnapshotTables(ModelDefinition Snapshot, ModelDefinition Staging, ModelDefinition Source)
{
    public SnapshotBody Body { get; } = (SnapshotBody)Snapshot.Body;

    public string Table { get; } = Sql.Table(Snapshot);

    public string StagingTable { get; } = Sql.Table(Staging);

    /// <summary>The open versions, those marked deleted left out, as a relation.</summary>
    public string Current => HasDeletedFlag
        ? $"(from {Table} where dbt_valid_to is null and not dbt_is_deleted)"
        : $"(from {Table} where dbt_valid_to is null)";

    /// <summary>What happens to each key that does not stay as it is: _rowid of the open version, _action, _valid_from, the new values.</summary>
    public string Actions => Sql.Temp("actions", Snapshot.Name);

    /// <summary>Keys in the source none of whose rows is staged.</summary>
    public string QuarantinedKeys => Sql.Temp("quarantined_keys", Snapshot.Name);

    public IReadOnlyList<string> Key => Snapshot.Key;

    /// <summary>The staging model's columns.</summary>
    public IReadOnlyList<string> Columns { get; } = [.. Staging.Columns.Select(c => c.Name)];

    /// <summary>The decimal columns.</summary>
    public IReadOnlyList<string> Money { get; } = [.. Staging.Columns.Where(c => c.Type.Kind == ColumnKind.Decimal).Select(c => c.Name)];

    public bool HasDeletedFlag => Body.HardDeletes == HardDeletes.NewRecord;

    public bool IsBusinessTime => Body.Strategy == SnapshotStrategy.Timestamp && !Body.UpdatedAtIsLoadTime;

    /// <summary>A delta file says nothing about the keys it does not name, so a bad row in it must not end a good version.</summary>
    public bool KeepsQuarantined => Body.KeepQuarantined || ((SourceBody)Source.Body).Delivery == Delivery.Delta;

    public static SnapshotTables Of(ModelDefinition snapshot, PipelineDefinition pipeline)
    {
        var staging = pipeline[((SnapshotBody)snapshot.Body).Relation];
        return new SnapshotTables(snapshot, staging, pipeline[((StagingBody)staging.Body).Input]);
    }
}
