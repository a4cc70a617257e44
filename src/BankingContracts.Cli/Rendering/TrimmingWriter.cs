using System.Text;

namespace BankingContracts.Cli.Rendering;

/// <summary>
/// Removes the spaces that the layout of tables leaves at line ends, so that redirected output is clean text with LF line ends. Text is passed
/// on in large pieces, because the console's own writer sends each piece to the system at once.
/// </summary>
internal sealed class TrimmingWriter(TextWriter inner) : TextWriter
{
    private readonly StringBuilder _kept = new();
    private int _blanks;

    public override Encoding Encoding => inner.Encoding;

    public override void Write(char value) => Write([value]);

    public override void Write(string? value) => Write(value.AsSpan());

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(ReadOnlySpan<char> buffer)
    {
        foreach (var value in buffer)
            Take(value);
        inner.Write(_kept.ToString());
        _kept.Clear();
    }

    public override void Flush() => inner.Flush();

    private void Take(char value)
    {
        switch (value)
        {
            case ' ':
                _blanks++;
                break;
            case '\r':
                break;
            case '\n':
                _blanks = 0;
                _kept.Append('\n');
                break;
            default:
                _kept.Append(' ', _blanks).Append(value);
                _blanks = 0;
                break;
        }
    }
}
