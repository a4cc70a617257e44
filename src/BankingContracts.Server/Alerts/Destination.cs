namespace BankingContracts.Server.Alerts;

/// <summary>A destination as the service can use it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Sender">Sends to it; null while it is off.</param>
/// <param name="OffBecause">Why it is off; empty while it is on.</param>
internal sealed record Destination(string Name, IAlertSender? Sender, string OffBecause);
