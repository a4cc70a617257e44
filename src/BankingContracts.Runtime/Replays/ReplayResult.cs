namespace BankingContracts.Runtime.Replays;

/// <summary>What a replay found.</summary>
/// <param name="Runs">The number of runs that were done again.</param>
/// <param name="Database">The database that it left; null when it left none.</param>
/// <param name="Models">The models whose rows differ, in the order of the pipeline; null when nothing was compared.</param>
/// <param name="Exports">The exported files that differ, by name; null when nothing was compared.</param>
public sealed record ReplayResult(int Runs, string? Database, IReadOnlyList<ModelDifference>? Models, IReadOnlyList<string>? Exports)
{
    /// <summary>Whether something was compared and differs.</summary>
    public bool HasDifference => Models is { Count: > 0 } || Exports is { Count: > 0 };
}
