namespace BankingContracts.Cli.Rendering;

/// <summary>One column of a table.</summary>
/// <param name="Header">Its title.</param>
/// <param name="IsNumber">Right-aligned, never broken over lines.</param>
/// <param name="IsNarrow">Text that is never broken over lines.</param>
internal readonly record struct Column(string Header, bool IsNumber = false, bool IsNarrow = false);
