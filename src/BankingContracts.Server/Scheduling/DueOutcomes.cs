namespace BankingContracts.Server.Scheduling;

/// <summary>The words for outcomes, in the store and in JSON.</summary>
internal static class DueOutcomes
{
    /// <summary>The word for an outcome.</summary>
    public static string Word(this DueOutcome outcome) => outcome switch
    {
        DueOutcome.Run => "run",
        DueOutcome.Paused => "paused",
        DueOutcome.Missed => "missed",
        DueOutcome.Overlap => "overlap",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "no outcome of a due time"),
    };
}
