using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Text;

namespace BankingContracts.ContractModel.Resolution;

/// <summary>
/// A column that a source gets when a staging column over it says <c>before_added: null</c>: the columns that the row's file lacks, so that nobody judges the row on
/// them. Only columns that staging asks for are among them.
/// </summary>
public static class AbsentColumn
{
    /// <summary>Its name.</summary>
    public const string Name = "_absent";

    /// <summary>The columns of a source with it before the time of arrival; as they are when no staging column asks for it.</summary>
    internal static EquatableArray<ColumnContract> AddTo(EquatableArray<ColumnContract> columns, bool isAskedFor) => isAskedFor
        ? columns.Take(columns.Count - 1).Append(Column).Append(columns[columns.Count - 1]).ToEquatableArray()
        : columns;

    private static ColumnContract Column { get; } =
        SnapshotColumns.Column(Name, DataTypeKind.Varchar, false, "The columns that the row's file lacks, joined by commas; NULL for none.") with { Generated = GeneratedColumn.Absent };
}
