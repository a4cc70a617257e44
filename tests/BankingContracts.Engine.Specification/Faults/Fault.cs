namespace BankingContracts.Engine.Specification.Faults;

/// <summary>What happens to a statement.</summary>
public enum FaultKind
{
    /// <summary>The process is killed before it.</summary>
    Kill,

    /// <summary>The process is killed after it.</summary>
    KillAfter,

    /// <summary>The engine refuses it for no reason.</summary>
    Refuse,

    /// <summary>It is done, but its answer is an error.</summary>
    LoseAnswer,

    /// <summary>It is done twice, where it may be repeated.</summary>
    Repeat,
}

/// <summary>A fault of a session.</summary>
/// <param name="Kind">What happens.</param>
/// <param name="Statement">The number of the statement to which it happens, from 1.</param>
public sealed record Fault(FaultKind Kind, int Statement);
