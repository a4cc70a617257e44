using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Text;

namespace BankingContracts.ContractModel.Locking;

/// <summary>A model in one state of the contracts, as far as it is compared with another state.</summary>
/// <param name="Promise">What consumers rely on.</param>
public sealed record ModelShape(LockedModel Promise)
{
    /// <summary>The former names of the model; none if the state is a lock file.</summary>
    public EquatableArray<string> RenamedFrom { get; init; } = EquatableArray<string>.Empty;

    /// <summary>The former names of columns, by present name; none if the state is a lock file.</summary>
    public EquatableArray<FormerName> FormerNames { get; init; }

    /// <summary>The rest of the contract; null if the state is a lock file, which does not have it.</summary>
    public ContractRest? Rest { get; init; }
}

/// <summary>A name that a column had before.</summary>
/// <param name="Column">The column.</param>
/// <param name="Former">The name.</param>
public sealed record FormerName(string Column, string Former);

/// <summary>The parts of a contract on which no consumer relies, as texts to compare.</summary>
/// <param name="Descriptions">The descriptions of the model and its columns.</param>
/// <param name="Tests">The tests.</param>
/// <param name="Tags">The tags.</param>
/// <param name="Rows">How the rows are made.</param>
public sealed record ContractRest(string Descriptions, string Tests, string Tags, string Rows);
