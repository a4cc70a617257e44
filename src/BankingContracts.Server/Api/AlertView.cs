using BankingContracts.Server.Alerts;
using BankingContracts.Server.Store;

namespace BankingContracts.Server.Api;

/// <summary>An alert in JSON.</summary>
internal sealed record AlertView(
    string Id, string Destination, string Event, string? RunId, string? Schedule, DateTime RaisedAt, string Title, string Text, string State, int Attempts, string Reason, DateTime? NextAt, DateTime? EndedAt)
{
    /// <summary>The view of an alert.</summary>
    public static AlertView Of(AlertEntry alert) => new(
        alert.Id, alert.Destination, alert.Event, alert.RunId, alert.Schedule, alert.RaisedAt, alert.Title, alert.Text, alert.State.Word(), alert.Attempts, alert.Reason, alert.NextAt, alert.EndedAt);
}

/// <summary>A page of alerts.</summary>
/// <param name="FormatVersion">The version of the format.</param>
/// <param name="Total">How many alerts there are.</param>
/// <param name="Alerts">Some of them, the newest first.</param>
internal sealed record AlertList(int FormatVersion, long Total, IReadOnlyList<AlertView> Alerts);

/// <summary>A destination in JSON.</summary>
internal sealed record DestinationView(string Name, string State, string Address, string Reason, long Waiting, DateTime? LastSentAt, DateTime? NextAt)
{
    /// <summary>The view of a destination.</summary>
    public static DestinationView Of(DestinationStatus status) => new(
        status.Name, status.State, status.Address, status.IsOff ? status.OffBecause : status.Next?.Reason ?? "", status.Waiting, status.LastSentAt, status.Next?.NextAt);
}

/// <summary>All destinations.</summary>
/// <param name="FormatVersion">The version of the format.</param>
/// <param name="Destinations">They, in the order of their file.</param>
internal sealed record DestinationList(int FormatVersion, IReadOnlyList<DestinationView> Destinations);

/// <summary>A test that was asked for.</summary>
/// <param name="FormatVersion">The version of the format.</param>
/// <param name="Id">The id of its alert.</param>
internal sealed record AlertTest(int FormatVersion, string Id);
