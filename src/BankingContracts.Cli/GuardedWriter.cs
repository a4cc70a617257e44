using System.Text;

namespace BankingContracts.Cli;

/// <summary>
/// Passes text on until the inner stream fails, for example because the disk is full or the descriptor is closed. Printing must not decide how a run
/// ends. So the error is kept for the end, and the rest of the text is dropped.
/// </summary>
internal sealed class GuardedWriter : TextWriter
{
    private readonly TextWriter _inner;

    public GuardedWriter(TextWriter inner) => (_inner, CoreNewLine) = (inner, inner.NewLine.ToCharArray());

    /// <summary>Why the stream failed; null while it works.</summary>
    public Exception? Fault { get; private set; }

    /// <inheritdoc/>
    public override Encoding Encoding => _inner.Encoding;

    /// <inheritdoc/>
    public override void Write(char value) => Try(() => _inner.Write(value));

    /// <inheritdoc/>
    public override void Write(string? value) => Try(() => _inner.Write(value));

    /// <inheritdoc/>
    public override void Write(char[] buffer, int index, int count) => Try(() => _inner.Write(buffer, index, count));

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<char> buffer)
    {
        var text = buffer.ToString();
        Try(() => _inner.Write(text));
    }

    /// <inheritdoc/>
    public override void Flush() => Try(_inner.Flush);

    private void Try(Action write)
    {
        if (Fault is not null)
            return;
        try
        {
            write();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            Fault = e;
        }
    }
}
