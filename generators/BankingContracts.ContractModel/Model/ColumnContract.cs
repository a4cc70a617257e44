using BankingContracts.ContractModel.Text;

namespace BankingContracts.ContractModel.Model;

/// <summary>One column of a contract.</summary>
/// <param name="Name">Column name.</param>
/// <param name="Type">Logical type; <see cref="DataType.Unknown"/> when it could not be read.</param>
/// <param name="Description">For documentation comments; empty when absent.</param>
/// <param name="Constraints">Column-level constraints, in file order.</param>
/// <param name="Tests">Column-level tests, in file order.</param>
/// <param name="Clean">Where a staging column comes from and how it is parsed; staging only.</param>
/// <param name="Quarantine">Extra validity rules; staging only.</param>
/// <param name="Generated">Whether the runtime fills the column.</param>
public sealed record ColumnContract(
    string Name,
    DataType Type,
    string Description,
    EquatableArray<ConstraintContract> Constraints,
    EquatableArray<TestContract> Tests,
    CleaningContract? Clean,
    EquatableArray<QuarantineRule> Quarantine,
    GeneratedColumn Generated)
{
    /// <summary>
    /// For queries: the reason why the column is never NULL, if the contract states one. The build cannot prove it then, and the contract
    /// leaves the check to the audit. Otherwise null.
    /// </summary>
    public string? AssertReason { get; init; }

    /// <summary>The names that the contract gave it before; its stored values are found under one of them.</summary>
    public EquatableArray<string> RenamedFrom { get; init; } = EquatableArray<string>.Empty;

    /// <summary>Whether a constraint forbids NULL.</summary>
    public bool IsNotNull => Constraints.Any(c => c.Type is ConstraintType.NotNull or ConstraintType.PrimaryKey);
}
