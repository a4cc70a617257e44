using Spectre.Console;

namespace BankingContracts.Cli.Rendering.Runs;

/// <summary>Lines of a label and a text, the texts aligned.</summary>
internal static class Facts
{
    private const int LabelWidth = 13;

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
        var grid = new Grid();
        grid.AddColumn(new GridColumn { Width = LabelWidth, NoWrap = true, Padding = new Padding(1, 0, 0, 0) });
        grid.AddColumn(new GridColumn { Padding = new Padding(0) });
        grid.AddRow(new Text(label, Styles.Quiet), new Text(DisplayText.OneLine(text), style));
        console.Write(grid);
    }
}
