namespace BankingContracts.Runtime.Engines;

/// <summary>A time in the past that is asked for.</summary>
/// <param name="At">The time, UTC.</param>
/// <param name="Recomputes">Whether models that can be computed are computed with the contracts of today; otherwise what stood is shown.</param>
public readonly record struct PastTime(DateTime At, bool Recomputes = false);
