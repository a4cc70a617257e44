namespace BankingContracts.Runtime.Definitions;

/// <summary>One column of a model.</summary>
/// <param name="Name">Column name.</param>
/// <param name="Type">Its type.</param>
/// <param name="IsNullable">Whether NULL is allowed.</param>
/// <param name="Description">What it contains; empty when the contract does not say it.</param>
/// <param name="IsChangedAt">Whether the runtime sets it to the run that last changed the row.</param>
public sealed record ColumnDefinition(string Name, ColumnType Type, bool IsNullable, string Description = "", bool IsChangedAt = false)
{
    /// <summary>The names that the contract gave it before; its stored values are found under one of them.</summary>
    public IReadOnlyList<string> RenamedFrom { get; init; } = [];

    /// <summary>Snapshots: whether versions that began before the column was added hold the default of the staging column.</summary>
    public bool HasDefault { get; init; }
}
