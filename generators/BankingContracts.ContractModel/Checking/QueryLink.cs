namespace BankingContracts.ContractModel.Checking;

/// <summary>
/// Rows of <paramref name="Upstream"/> with a value in <paramref name="Column"/> reach only result rows with the same value
/// in <paramref name="Output"/>; NULL counts as a value (docs/decisions/linked-maintenance.md).
/// </summary>
/// <param name="Output">A column of the result.</param>
/// <param name="Upstream">A model that is read, also through a view.</param>
/// <param name="Column">A column of that model.</param>
public sealed record QueryLink(string Output, string Upstream, string Column);
