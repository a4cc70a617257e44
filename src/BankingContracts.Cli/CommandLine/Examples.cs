namespace BankingContracts.Cli.CommandLine;

/// <summary>The end of a verb's help.</summary>
/// <param name="Lines">Command lines without the program's name.</param>
/// <param name="Notes">Further sentences.</param>
internal sealed record Examples(IReadOnlyList<string> Lines, string Notes = "");
