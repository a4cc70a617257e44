using System.Runtime.CompilerServices;
using System.Text;

namespace BankingContracts.Generators.Emit;

/// <summary>A line as an interpolated string. Its parts go directly to the writer, so no string is made.</summary>
[InterpolatedStringHandler]
internal readonly ref struct IndentedLine
{
    private readonly StringBuilder _text;

    /// <summary>Starts a line of <paramref name="writer"/>; the compiler calls this.</summary>
    /// <param name="literalLength">Characters in the constant parts.</param>
    /// <param name="formattedCount">The number of the other parts.</param>
    /// <param name="writer">Takes the line.</param>
#pragma warning disable IDE0060, CA1801 // The compiler passes them.
    public IndentedLine(int literalLength, int formattedCount, IndentedWriter writer) => _text = writer.Indent();
#pragma warning restore IDE0060, CA1801

    /// <summary>A constant part.</summary>
    public void AppendLiteral(string text) => _text.Append(text);

    /// <summary>A part that is computed.</summary>
    public void AppendFormatted(string text) => _text.Append(text);
}
