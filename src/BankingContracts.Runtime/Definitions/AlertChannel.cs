namespace BankingContracts.Runtime.Definitions;

/// <summary>How alerts are sent. Each way has its own subtype.</summary>
public abstract record AlertChannel;

/// <summary>By mail.</summary>
/// <param name="Host">The mail server.</param>
/// <param name="Port">Its port; null for the usual one: 587, 465 with <see cref="MailSecurity.Tls"/>, 25 with <see cref="MailSecurity.None"/>.</param>
/// <param name="Security">How the connection is protected.</param>
/// <param name="User">The user; null without signing in.</param>
/// <param name="Password">The password; null without signing in.</param>
/// <param name="From">The sender.</param>
/// <param name="To">The receivers.</param>
public sealed record SmtpChannel(
    AlertValue Host, int? Port, MailSecurity Security, AlertValue? User, AlertValue? Password, AlertValue From, IReadOnlyList<AlertValue> To) : AlertChannel;

/// <summary>By a request to a web address.</summary>
/// <param name="Url">The address.</param>
/// <param name="Format">The form of the message.</param>
/// <param name="Token">Sent as a bearer token; null without one.</param>
public sealed record WebhookChannel(AlertValue Url, WebhookFormat Format, AlertValue? Token) : AlertChannel;

/// <summary>A value of a destination.</summary>
/// <param name="Text">The value, or the name of the environment variable that has it.</param>
/// <param name="IsVariable">Whether it is a variable.</param>
public sealed record AlertValue(string Text, bool IsVariable);
