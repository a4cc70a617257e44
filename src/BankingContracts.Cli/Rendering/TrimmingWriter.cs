using System.Text;

namespace BankingContracts.Cli.Rendering;

/// <summary>Drops the blanks at line ends that table layout leaves, so that redirected output is clean text with LF line ends.</summary>
internal sealed class TrimmingWriter(TextWriter inner) : TextWriter
{
    private int _blanks;

    public override Encoding Encoding => inner.Encoding;

    public override void Write(char value)
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
                inner.Write('\n');
                break;
            default:
                for (; _blanks > 0; _blanks--)
                    inner.Write(' ');
                inner.Write(value);
                break;
        }
    }

    public override void Flush() => inner.Flush();
}
