namespace BankingContracts.Engine.Specification.Proof;

/// <summary>Makes the files of a sequence, one run after the other.</summary>
public interface IBatches
{
    /// <summary>The files that come before the next run; null for one that goes.</summary>
    IReadOnlyDictionary<string, IReadOnlyList<string>?> NextFiles();
}
