using Spectre.Console;
using Spectre.Console.Rendering;

namespace BankingContracts.Cli.Rendering;

/// <summary>One unchanged line: the console's own text would be broken at any place if it is too long.</summary>
internal sealed class TextLine(IReadOnlyList<Segment> parts) : Renderable
{
    /// <summary>Prints one line of styled parts.</summary>
    public static void Write(IAnsiConsole console, params ReadOnlySpan<Cell> parts)
    {
        var segments = new List<Segment>(parts.Length + 1);
        foreach (var part in parts)
            segments.Add(new Segment(part.Text, part.Style ?? Style.Plain));
        segments.Add(Segment.LineBreak);
        console.Write(new TextLine(segments));
    }

    /// <inheritdoc/>
    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth) => parts;
}
