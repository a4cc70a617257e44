using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Text;

namespace BankingContracts.ContractModel.Resolution;

/// <summary>The columns of a snapshot: dbt's bookkeeping, then the columns of the model that it follows.</summary>
internal static class SnapshotColumns
{
    /// <summary>The promise that a column is never NULL.</summary>
    public static readonly ConstraintContract NotNull = new(
        ConstraintType.NotNull, EquatableArray<string>.Empty, null, null, EquatableArray<string>.Empty);

    /// <summary>The name of the column that identifies a version.</summary>
    public const string VersionId = "dbt_scd_id";

    /// <summary>Whether <paramref name="name"/> has the reserved prefix of bookkeeping columns.</summary>
    public static bool IsBookkeeping(string name) => name.StartsWith("dbt_", StringComparison.Ordinal);

    /// <summary>The bookkeeping columns of a snapshot. They have dbt's names, so SQL that was written for dbt still works.</summary>
    public static IEnumerable<ColumnContract> Bookkeeping(SnapshotContract snapshot)
    {
        yield return Column(VersionId, DataTypeKind.Varchar, true, "Identifies the version: made from the key and dbt_valid_from.");
        yield return Column("dbt_updated_at", DataTypeKind.Timestamp, true, "When the version's content was last updated.");
        yield return Column("dbt_valid_from", DataTypeKind.Timestamp, true, "When the version opened.");
        yield return snapshot.ValidToCurrent is null
            ? Column("dbt_valid_to", DataTypeKind.Timestamp, false, "When the version closed; NULL while it is open.")
            : Column("dbt_valid_to", DataTypeKind.Timestamp, true, "When the version closed; a fixed time in the far future while it is open.");
        if (snapshot.HardDeletes == HardDeletes.NewRecord)
            yield return Column("dbt_is_deleted", DataTypeKind.Boolean, true, "Whether the version says that the key is gone.");
    }

    /// <summary>
    /// All columns of <paramref name="contract"/> over <paramref name="relation"/>. Keys repeat in history, so only not_null stays true there;
    /// the relation's other constraints do not. The snapshot's own entries add descriptions, constraints and tests.
    /// </summary>
    /// <param name="contract">The snapshot.</param>
    /// <param name="snapshot">Its settings.</param>
    /// <param name="relation">The model that it follows.</param>
    /// <param name="laterKey">The key of the snapshot that continues this one: versions that closed before its columns came hold NULL in them.</param>
    public static EquatableArray<ColumnContract> Derive(ModelContract contract, SnapshotContract snapshot, ModelContract relation, EquatableArray<string> laterKey)
    {
        var mayLack = laterKey.Except(contract.UniqueKey).ToList();
        var own = new Dictionary<string, ColumnContract>(StringComparer.Ordinal);
        foreach (var column in contract.Columns)
            own[column.Name] = column;
        return Bookkeeping(snapshot)
            .Concat(relation.Columns.Select(Historical).Select(c => mayLack.Contains(c.Name) && !c.HasDefault ? c with { Constraints = EquatableArray<ConstraintContract>.Empty } : c))
            .Select(c => own.TryGetValue(c.Name, out var entry) ? Merge(c, entry) : c)
            .Concat(contract.Columns.Where(c => c.IsRetired && relation.Column(c.Name) is null).Select(Retired))
            .ToEquatableArray();
    }

    /// <summary>A column without rules.</summary>
    public static ColumnContract Column(string name, DataTypeKind type, bool isNotNull, string description) => new(
        name,
        new DataType(type),
        description,
        isNotNull ? new([NotNull]) : EquatableArray<ConstraintContract>.Empty,
        EquatableArray<TestContract>.Empty,
        null,
        EquatableArray<QuarantineRule>.Empty,
        GeneratedColumn.None);

    private static ColumnContract Historical(ColumnContract column) =>
        Column(column.Name, column.Type.Kind, column.IsNotNull, column.Description) with
        {
            Type = column.Type,
            RenamedFrom = column.RenamedFrom,
            HasDefault = column.IsNotNull && column.Clean?.Default is not null,
        };

    private static ColumnContract Retired(ColumnContract column) => Column(column.Name, column.Type.Kind, false, column.Description) with
    {
        Type = column.Type,
        Tests = column.Tests,
        RenamedFrom = column.RenamedFrom,
        IsRetired = true,
    };

    private static ColumnContract Merge(ColumnContract derived, ColumnContract entry) => derived with
    {
        Description = entry.Description.Length > 0 ? entry.Description : derived.Description,
        Constraints = derived.Constraints.Concat(entry.Constraints).Distinct().ToEquatableArray(),
        Tests = entry.Tests,
        RenamedFrom = derived.RenamedFrom.Concat(entry.RenamedFrom).Distinct().ToEquatableArray(),
        // History may have older rows. So if the snapshot promises more than its relation, only the audit can check it.
        AssertReason = entry.IsNotNull && !derived.IsNotNull ? "the snapshot promises more than what it follows" : null,
    };
}
