using BankingContracts.ContractModel.Locking;
using BankingContracts.ContractModel.Model;

namespace BankingContracts.Cli.Contracts;

/// <summary>What changed in the contracts since an earlier state.</summary>
/// <param name="Base">The earlier state.</param>
/// <param name="Changes">The changes with what they reach: the breaking ones first, then by layer and model.</param>
/// <param name="Unknown">The models of whose SQL the program knows nothing.</param>
internal sealed record ContractDifference(ComparedBase Base, IReadOnlyList<ReachingChange> Changes, IReadOnlyList<string> Unknown)
{
    /// <summary>The number of changes of a class.</summary>
    public int Count(ChangeClass of) => Changes.Count(c => c.Change.Class == of);
}

/// <summary>A change, and what it reaches.</summary>
/// <param name="Change">The change.</param>
/// <param name="Impact">What it reaches.</param>
/// <param name="Notes">What the contract says about its new versions.</param>
internal sealed record ReachingChange(ContractChange Change, ChangeImpact Impact, IReadOnlyList<ChangeNote> Notes);
