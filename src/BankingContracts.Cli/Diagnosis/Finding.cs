namespace BankingContracts.Cli.Diagnosis;

/// <summary>The result of one check.</summary>
/// <param name="Area">program, configuration, database, input or disk.</param>
/// <param name="Subject">What was checked.</param>
/// <param name="Status">What it means.</param>
/// <param name="Text">What was found, and the remedy of a problem.</param>
internal sealed record Finding(string Area, string Subject, FindingStatus Status, string Text);
