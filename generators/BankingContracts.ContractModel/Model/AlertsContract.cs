using BankingContracts.ContractModel.Text;

namespace BankingContracts.ContractModel.Model;

/// <summary>The content of <c>alerts.yml</c>.</summary>
/// <param name="Destinations">Where alerts are sent, in the order of the file.</param>
/// <param name="Rules">Which alerts are sent where, in the order of the file.</param>
public sealed record AlertsContract(EquatableArray<AlertDestination> Destinations, EquatableArray<AlertRule> Rules);

/// <summary>Where alerts are sent.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Channel">How they are sent.</param>
public sealed record AlertDestination(string Name, AlertChannel Channel);

/// <summary>How alerts are sent.</summary>
public abstract record AlertChannel;

/// <summary>By mail.</summary>
/// <param name="Host">The mail server.</param>
/// <param name="Port">Its port; null for the usual one.</param>
/// <param name="Security">How the connection is protected.</param>
/// <param name="User">The user; null without signing in.</param>
/// <param name="Password">The password; null without signing in.</param>
/// <param name="From">The sender.</param>
/// <param name="To">The receivers.</param>
public sealed record SmtpChannel(
    AlertValue Host, int? Port, MailSecurity Security, AlertValue? User, AlertValue? Password, AlertValue From, EquatableArray<AlertValue> To) : AlertChannel;

/// <summary>By a request to a web address.</summary>
/// <param name="Url">The address.</param>
/// <param name="Format">The form of the message.</param>
/// <param name="Token">Sent as a bearer token; null without one.</param>
public sealed record WebhookChannel(AlertValue Url, WebhookFormat Format, AlertValue? Token) : AlertChannel;

/// <summary>A channel that cannot be read; this is an error that was reported.</summary>
public sealed record UnknownChannel : AlertChannel;

/// <summary>A value of a destination.</summary>
/// <param name="Text">The value, or the name of the environment variable that has it.</param>
/// <param name="IsVariable">Whether it is a variable.</param>
public sealed record AlertValue(string Text, bool IsVariable);

/// <summary>Which alerts are sent where.</summary>
/// <param name="Events">What happened.</param>
/// <param name="Destinations">Where to.</param>
public sealed record AlertRule(EquatableArray<AlertEvent> Events, EquatableArray<string> Destinations)
{
    /// <summary>Only of these schedules; empty for all runs.</summary>
    public EquatableArray<string> Schedules { get; init; }

    /// <summary>The part of the rows of a source in quarantine above which there is an alert, from 0 to 1.</summary>
    public decimal? Above { get; init; }
}
