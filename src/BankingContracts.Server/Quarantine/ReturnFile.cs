using System.Text;
using BankingContracts.Runtime.Definitions;

namespace BankingContracts.Server.Quarantine;

/// <summary>
/// A file of refused rows for the sender: the columns, delimiter, quotes and encoding of the source's files, and behind the columns the line and the reason.
/// A character that the encoding does not have is written as a question mark.
/// </summary>
/// <param name="source">The source.</param>
/// <param name="target">Where it is written; it stays open.</param>
internal sealed class ReturnFile(SourceBody source, Stream target) : IAsyncDisposable
{
    private const string Latin1 = "latin-1";

    private readonly StreamWriter _writer = new(target, EncodingOf(source), leaveOpen: true) { NewLine = "\r\n" };

    /// <summary>Writes the header, where the source's files have one.</summary>
    public async Task BeginAsync()
    {
        if (source.HasHeader)
            await WriteAsync([.. source.Fields.Select(f => f.Header)], "line", "reason");
    }

    /// <summary>Writes a row.</summary>
    /// <param name="values">The values as received; null for none.</param>
    /// <param name="line">The line on which it was received.</param>
    /// <param name="reason">Why it is refused.</param>
    public Task WriteAsync(IEnumerable<string?> values, string? line, string? reason) =>
        _writer.WriteLineAsync(string.Join(source.Delimiter, values.Append(line).Append(reason).Select(Field)));

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _writer.DisposeAsync();

    private string Field(string? value)
    {
        if (value is null)
            return "";
        if (source.Quote is not { } quote)
            return value;
        var mustQuote = value.Length == 0 || value.AsSpan().IndexOfAny([source.Delimiter, quote, '\r', '\n']) >= 0 || char.IsWhiteSpace(value[0]) || char.IsWhiteSpace(value[^1]);
        return mustQuote ? $"{quote}{value.Replace($"{quote}", $"{quote}{quote}", StringComparison.Ordinal)}{quote}" : value;
    }

    private static Encoding EncodingOf(SourceBody source)
    {
        var name = source.Encoding == Latin1 ? "iso-8859-1" : source.Encoding;
        return name == "utf-8"
            ? new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)
            : CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name, EncoderFallback.ReplacementFallback, DecoderFallback.ReplacementFallback);
    }
}
