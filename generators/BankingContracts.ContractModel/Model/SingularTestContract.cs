namespace BankingContracts.ContractModel.Model;

/// <summary>A test written as SQL that returns the bad rows: <c>contracts/tests/NAME.sql</c>.</summary>
/// <param name="Name">The file's name.</param>
/// <param name="Description">What a failure means; empty when absent.</param>
/// <param name="Settings">Severity and thresholds, from an optional YAML entry of the same name.</param>
public sealed record SingularTestContract(string Name, string Description, TestSettings Settings);
