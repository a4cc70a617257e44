using BankingContracts.ContractModel.Model;

namespace BankingContracts.ContractModel.Files;

/// <summary>The content of <c>alerts.yml</c> with the places of its parts.</summary>
/// <param name="Alerts">What the file says. A destination whose channel cannot be read is left out, which was reported.</param>
/// <param name="Positions">The positions of its parts. Pointers are relative to the file.</param>
public sealed record ParsedAlerts(AlertsContract Alerts, PositionMap Positions);
