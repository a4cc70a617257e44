using BankingContracts.Runtime.Definitions;
using BankingContracts.Server.Settings;

namespace BankingContracts.Server.Alerts;

/// <summary>The destinations of the pipeline, and which alerts each gets.</summary>
internal sealed class DestinationBook : IDisposable
{
    private readonly HttpClient _client = new(new SocketsHttpHandler
    {
        // A redirect would carry the alert to an address that nobody wrote down.
        AllowAutoRedirect = false,
        // The address of a name may change while the service runs.
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    private readonly AlertsDefinition _alerts;
    private readonly Dictionary<string, Destination> _byName;

    /// <summary>The destinations of a pipeline, with the values that their variables have now.</summary>
    public DestinationBook(ServerOptions options)
    {
        _alerts = options.Pipeline.Alerts;
        var reader = new DestinationReader(options.Variables, new AlertMessage(options), _client);
        All = [.. _alerts.Destinations.Select(reader.Read)];
        _byName = All.ToDictionary(d => d.Name, StringComparer.Ordinal);
    }

    /// <summary>All of them, in the order of the file.</summary>
    public IReadOnlyList<Destination> All { get; }

    /// <summary>The destination of a name; null when there is none.</summary>
    public Destination? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>The destinations that hear of an event, each once, in the order of the rules.</summary>
    /// <param name="what">The event.</param>
    /// <param name="schedule">The schedule that it is about; null without one.</param>
    public IEnumerable<Destination> Of(AlertEvent what, string? schedule) => RulesOf(what, schedule).SelectMany(r => r.Destinations).Distinct(StringComparer.Ordinal).Select(n => _byName[n]);

    /// <summary>The destinations that hear of rows in quarantine, each with the part of the rows above which it does.</summary>
    public IEnumerable<(Destination Destination, decimal Above)> OfQuarantine(string? schedule) => RulesOf(AlertEvent.Quarantine, schedule)
        .SelectMany(r => r.Destinations.Select(name => (name, above: r.Above ?? 0)))
        .GroupBy(d => d.name, d => d.above, StringComparer.Ordinal)
        .Select(g => (_byName[g.Key], g.Min()));

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private IEnumerable<AlertRule> RulesOf(AlertEvent what, string? schedule) =>
        _alerts.Rules.Where(r => r.Events.Contains(what) && (r.Schedules.Count == 0 || (schedule is not null && r.Schedules.Contains(schedule))));
}
