using BankingContracts.Runtime;

namespace BankingContracts.Server.Runs;

/// <summary>The words for causes and states: in the store, in JSON, in addresses of pages.</summary>
internal static class RunWords
{
    private static readonly Dictionary<string, RunState> States = Enum.GetValues<RunState>().ToDictionary(Word, StringComparer.Ordinal);

    private static readonly Dictionary<string, RunCause> Causes = Enum.GetValues<RunCause>().ToDictionary(Word, StringComparer.Ordinal);

    /// <summary>The word for a state.</summary>
    public static string Word(this RunState state) => state switch
    {
        RunState.Queued => "queued",
        RunState.Running => "running",
        RunState.Succeeded => "succeeded",
        RunState.Failed => "failed",
        RunState.Cancelled => "cancelled",
        RunState.Interrupted => "interrupted",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "no state of a run"),
    };

    /// <summary>The word for a cause.</summary>
    public static string Word(this RunCause cause) => cause switch
    {
        RunCause.Schedule => "schedule",
        RunCause.Files => "files",
        RunCause.After => "after",
        RunCause.Page => "page",
        RunCause.Api => "api",
        RunCause.CommandLine => "command_line",
        RunCause.Backfill => "backfill",
        RunCause.Retry => "retry",
        RunCause.Recovery => "recovery",
        _ => throw new ArgumentOutOfRangeException(nameof(cause), cause, "no cause of a run"),
    };

    /// <summary>The state that a word means; null when it means none.</summary>
    public static RunState? State(string word) => States.TryGetValue(word, out var state) ? state : null;

    /// <summary>The cause that a word of the store means.</summary>
    public static RunCause Cause(string word) => Causes[word];

    /// <summary>Every word for a state.</summary>
    public static IEnumerable<string> AllStates => States.Keys;

    /// <summary>Whether a run in this state will not change any more.</summary>
    public static bool IsFinal(this RunState state) => state is not (RunState.Queued or RunState.Running);

    /// <summary>How a run ended.</summary>
    public static RunState Of(ExitCode exitCode) => exitCode == ExitCode.Done ? RunState.Succeeded : RunState.Failed;
}
