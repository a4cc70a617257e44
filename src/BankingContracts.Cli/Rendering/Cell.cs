using BankingContracts.Cli.Wording;
using Spectre.Console;

namespace BankingContracts.Cli.Rendering;

/// <summary>One cell of a table.</summary>
/// <param name="Text">Its text, shown on one line.</param>
/// <param name="Style">How it looks; null is plain.</param>
internal readonly record struct Cell(string Text, Style? Style = null)
{
    /// <summary>A count that is usually zero.</summary>
    public static Cell Change(long value) => value == 0 ? new Cell("-", Styles.Quiet) : DisplayText.Count(value);

    public static implicit operator Cell(string text) => new(text);
}
