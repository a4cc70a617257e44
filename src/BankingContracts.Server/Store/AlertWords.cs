using BankingContracts.Runtime.Definitions;

namespace BankingContracts.Server.Store;

/// <summary>The words for events and states: in the store, in JSON, in addresses of pages.</summary>
internal static class AlertWords
{
    /// <summary>The word for an alert that somebody sends to try a destination.</summary>
    public const string Test = "test";

    private static readonly Dictionary<string, AlertState> States = Enum.GetValues<AlertState>().ToDictionary(Word, StringComparer.Ordinal);

    /// <summary>The word for an event.</summary>
    public static string Word(this AlertEvent what) => what switch
    {
        AlertEvent.Failure => "failure",
        AlertEvent.Warning => "warning",
        AlertEvent.LateFile => "late_file",
        AlertEvent.LateFinish => "late_finish",
        AlertEvent.Quarantine => "quarantine",
        AlertEvent.SchemaChange => "schema_change",
        AlertEvent.Recovery => "recovery",
        _ => throw new ArgumentOutOfRangeException(nameof(what), what, "no event"),
    };

    /// <summary>The word for a state.</summary>
    public static string Word(this AlertState state) => state switch
    {
        AlertState.Waiting => "waiting",
        AlertState.Sent => "sent",
        AlertState.Off => "off",
        AlertState.GivenUp => "given_up",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "no state of an alert"),
    };

    /// <summary>The state that a word means; null when it means none.</summary>
    public static AlertState? State(string word) => States.TryGetValue(word, out var state) ? state : null;

    /// <summary>Every word for a state.</summary>
    public static IEnumerable<string> AllStates => States.Keys;
}
