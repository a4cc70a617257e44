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

    /// <summary>Source models: the names that a file may have for it; empty when <c>source.columns</c> or its own name says it.</summary>
    public EquatableArray<string> Names { get; init; } = EquatableArray<string>.Empty;

    /// <summary>Source models: whether a file may lack it.</summary>
    public bool IsOptional { get; init; }

    /// <summary>
    /// Staging: whether a row from a file without the source column holds NULL, though all others need a value (<c>before_added: null</c>). The constraint not_null is
    /// then not among <see cref="Constraints"/>, because the table has NULLs.
    /// </summary>
    public bool MayLackBeforeAdded { get; init; }

    /// <summary>Snapshots: whether the staging model has it no more; versions of then keep their values.</summary>
    public bool IsRetired { get; init; }

    /// <summary>Snapshots: whether versions that began before the column was added hold the default of the staging column.</summary>
    public bool HasDefault { get; init; }

    /// <summary>Whether a constraint forbids NULL.</summary>
    public bool IsNotNull => Constraints.Any(c => c.Type is ConstraintType.NotNull or ConstraintType.PrimaryKey);
}
