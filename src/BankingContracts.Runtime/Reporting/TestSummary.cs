namespace BankingContracts.Runtime.Reporting;

/// <summary>How a set of tests ended.</summary>
/// <param name="TotalTests">Their number.</param>
/// <param name="Passed">Passed, or carried over because nothing that they read changed.</param>
/// <param name="Failed">Severity error with failing rows.</param>
/// <param name="Warned">Severity warn with failing rows.</param>
/// <param name="Skipped">Not run.</param>
/// <param name="Errored">Could not run.</param>
/// <param name="PassRate">Passed in percent of those that ran, two decimals; 100 when none ran.</param>
public sealed record TestSummary(int TotalTests, int Passed, int Failed, int Warned, int Skipped, int Errored, double PassRate);
