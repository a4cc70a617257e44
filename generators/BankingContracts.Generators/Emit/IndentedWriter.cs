using System.Text;

namespace BankingContracts.Generators.Emit;

/// <summary>Collects lines of C#, four spaces per level, each ended by <c>\n</c> on every machine.</summary>
internal sealed class IndentedWriter
{
    private const int SpacesPerLevel = 4;

    private readonly StringBuilder _text = new();
    private int _level;

    /// <summary>An empty line.</summary>
    public void Line() => _text.Append('\n');

    /// <summary>One line at the current level.</summary>
    public void Line(string text) => _text.Append(' ', _level * SpacesPerLevel).Append(text).Append('\n');

    /// <summary>One line per line of <paramref name="text"/>, which ends in none.</summary>
    public void Lines(string text)
    {
        foreach (var line in text.Split('\n'))
        {
            if (line.Length == 0)
                Line();
            else
                Line(line);
        }
    }

    /// <summary><paramref name="body"/> one level deeper, between two lines at the current one.</summary>
    public void Block(string open, string close, Action<IndentedWriter> body)
    {
        Line(open);
        Deeper(body);
        Line(close);
    }

    /// <summary><paramref name="body"/> one level deeper.</summary>
    public void Deeper(Action<IndentedWriter> body)
    {
        _level++;
        body(this);
        _level--;
    }

    /// <summary>
    /// <paramref name="before"/>, a literal whose value is exactly <paramref name="value"/>, <paramref name="after"/>. Text of
    /// several lines becomes a raw string one level deeper, as one would write it by hand.
    /// </summary>
    public void Literal(string before, string value, string after)
    {
        if (!CSharpLiteral.FitsRawLines(value))
        {
            Line(before + CSharpLiteral.String(value) + after);
            return;
        }

        var quotes = CSharpLiteral.RawQuotes(value);
        Line(before + quotes);
        Deeper(w =>
        {
            w.Lines(value);
            w.Line(quotes + after);
        });
    }

    /// <summary>All that was written.</summary>
    public override string ToString() => _text.ToString();
}
