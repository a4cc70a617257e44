namespace BankingContracts.Runtime.State;

/// <summary>What was asked of a run, as far as its tables depend on it.</summary>
/// <param name="Select">The selectors.</param>
/// <param name="Exclude">The selectors of models that were left out.</param>
/// <param name="FullRefresh">Whether intermediate and marts were built from the snapshots.</param>
public sealed record RunRequest(IReadOnlyList<string> Select, IReadOnlyList<string> Exclude, bool FullRefresh)
{
    /// <summary>A run of everything.</summary>
    public static RunRequest Whole { get; } = new([], [], FullRefresh: false);
}
