using BankingContracts.Cli.Wording;
using Spectre.Console;

namespace BankingContracts.Cli.Rendering.Runs;

/// <summary>Lines of a label and a text, the texts aligned.</summary>
internal static class Facts
{
    private const int LabelWidth = 13;
    private const int IndentBelow = 3;

    /// <summary>Several texts under one label.</summary>
    public static void Write(IAnsiConsole console, string label, IEnumerable<string> texts, Style? style = null)
    {
        foreach (var text in texts)
        {
            Write(console, label, text, style);
            label = "";
        }
    }

    /// <summary>One text.</summary>
    public static void Write(IAnsiConsole console, string label, string text, Style? style = null)
    {
        var shown = DisplayText.OneLine(text);
        var room = console.Profile.Width - LabelWidth - 1;
        if (Words.Longest(shown) > room)
        {
            // A path that does not fit beside its label is printed below it.
            if (label.Length > 0)
                TextLine.Write(console, new Cell(" " + label, Styles.Quiet));
            Words.Write(console, IndentBelow, shown, style);
            return;
        }
        foreach (var line in Words.Wrap(shown, room))
        {
            TextLine.Write(console, new(" " + label.PadRight(LabelWidth), Styles.Quiet), new(line, style));
            label = "";
        }
    }
}
