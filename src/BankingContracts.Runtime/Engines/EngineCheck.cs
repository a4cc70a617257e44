namespace BankingContracts.Runtime.Engines;

/// <summary>The result of a check that an engine makes of itself and its surroundings.</summary>
/// <param name="Subject">What was checked, for example <c>server</c>.</param>
/// <param name="Outcome">What it means.</param>
/// <param name="Text">What was found, and the remedy of a problem. Secrets are never in it.</param>
public sealed record EngineCheck(string Subject, EngineCheckOutcome Outcome, string Text)
{
    /// <summary>All is well.</summary>
    public static EngineCheck Ok(string subject, string text) => new(subject, EngineCheckOutcome.Ok, text);

    /// <summary>A note; a run still works.</summary>
    public static EngineCheck Note(string subject, string text) => new(subject, EngineCheckOutcome.Note, text);

    /// <summary>A run would fail.</summary>
    public static EngineCheck Problem(string subject, string text) => new(subject, EngineCheckOutcome.Problem, text);
}

/// <summary>What the result of a check means.</summary>
public enum EngineCheckOutcome
{
    /// <summary>All is well.</summary>
    Ok,

    /// <summary>A run still works.</summary>
    Note,

    /// <summary>A run would fail.</summary>
    Problem,
}
