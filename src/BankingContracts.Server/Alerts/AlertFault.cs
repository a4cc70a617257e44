namespace BankingContracts.Server.Alerts;

/// <summary>A receiver has not taken an alert.</summary>
/// <param name="message">Why, for people, without secrets.</param>
/// <param name="cause">The cause.</param>
internal sealed class AlertFault(string message, Exception? cause = null) : Exception(message, cause);
