namespace BankingContracts.Runtime.Definitions;

/// <summary>The content of <c>alerts.yml</c>: who hears of what happened.</summary>
/// <param name="Destinations">Where alerts are sent, in the order of the file.</param>
/// <param name="Rules">Which alerts are sent where, in the order of the file.</param>
public sealed record AlertsDefinition(IReadOnlyList<AlertDestination> Destinations, IReadOnlyList<AlertRule> Rules)
{
    /// <summary>Nobody hears of anything.</summary>
    public static AlertsDefinition None { get; } = new([], []);
}

/// <summary>Where alerts are sent.</summary>
/// <param name="Name">Its name, unique in the pipeline.</param>
/// <param name="Channel">How they are sent.</param>
public sealed record AlertDestination(string Name, AlertChannel Channel);

/// <summary>Which alerts are sent where.</summary>
/// <param name="Events">What happened.</param>
/// <param name="Destinations">Names of destinations.</param>
public sealed record AlertRule(IReadOnlyList<AlertEvent> Events, IReadOnlyList<string> Destinations)
{
    /// <summary>Only of these schedules; empty for all runs.</summary>
    public IReadOnlyList<string> Schedules { get; init; } = [];

    /// <summary>The part of the rows of a source in quarantine above which there is an alert, from 0 to 1; null unless the rule is for <see cref="AlertEvent.Quarantine"/>.</summary>
    public decimal? Above { get; init; }
}
