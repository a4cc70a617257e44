using BankingContracts.ContractModel.Text;

namespace BankingContracts.ContractModel.Model;

/// <summary>How a snapshot keeps history.</summary>
/// <param name="Relation">The staging model it follows.</param>
/// <param name="Strategy">How a change is recognised.</param>
/// <param name="UpdatedAt">The timestamp strategy's column; null under check.</param>
/// <param name="CheckColumns">The check strategy's columns; empty means all except the key and the load time.</param>
/// <param name="HardDeletes">What happens when a key is gone.</param>
/// <param name="OnQuarantine">What happens when all rows of a key are quarantined.</param>
/// <param name="TieBreak">
/// For a business time: if two rows have the same key and time, the row with the greater value in this column wins; null means that there is no
/// such column.
/// </param>
/// <param name="ValidToCurrent">The value of dbt_valid_to while a version is open, as written in the contract; null means NULL.</param>
/// <param name="OnNewColumn">What happens when a column is new and a key has a value in it; null when the contract does not say it.</param>
public sealed record SnapshotContract(
    string Relation,
    SnapshotStrategy Strategy,
    string? UpdatedAt,
    EquatableArray<string> CheckColumns,
    HardDeletes HardDeletes,
    OnQuarantine OnQuarantine,
    string? TieBreak = null,
    string? ValidToCurrent = null,
    OnNewColumn? OnNewColumn = null)
{
    /// <summary>The retired snapshot whose open versions end there and go on here; null for none.</summary>
    public string? Continues { get; init; }

    /// <summary>Whether it is only read from now on.</summary>
    public bool IsRetired { get; init; }
}
