using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Text;

namespace BankingContracts.ContractModel.Resolution;

/// <summary>The columns of a quarantine table: those of the source as received, then the reason, the time, the file and the line.</summary>
internal static class QuarantineColumns
{
    /// <summary>The columns over <paramref name="source"/>.</summary>
    public static EquatableArray<ColumnContract> Derive(ModelContract source) => Received(source)
        .Select(static c => SnapshotColumns.Column(c.Name, DataTypeKind.Varchar, false, c.Description) with { RenamedFrom = c.RenamedFrom })
        .Concat(Reasons)
        .ToEquatableArray();

    /// <summary>The source's columns that the file supplies, in file order.</summary>
    public static IEnumerable<ColumnContract> Received(ModelContract source) =>
        source.Columns.Where(static c => c.Generated == GeneratedColumn.None);

    /// <summary>The columns that the quarantine adds.</summary>
    public static IReadOnlyList<ColumnContract> Reasons { get; } =
    [
        SnapshotColumns.Column("failure_reason", DataTypeKind.Varchar, true, "Why the row was refused, one reason per invalid column."),
        SnapshotColumns.Column("quarantined_at", DataTypeKind.Timestamp, true, "The run in which the row entered or its reason changed."),
        SnapshotColumns.Column("_file", DataTypeKind.Varchar, false, "The file that brought the row's content; NULL for rows from before files were kept."),
        SnapshotColumns.Column("_line", DataTypeKind.BigInt, false, "The line of that file on which the record starts, from 1, the header counted."),
    ];
}
