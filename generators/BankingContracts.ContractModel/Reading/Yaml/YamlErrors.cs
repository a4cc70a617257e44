using System.Globalization;
using BankingContracts.ContractModel.Text;
using YamlDotNet.Core;

namespace BankingContracts.ContractModel.Reading.Yaml;

/// <summary>Translates errors of the YAML parser into words for an author.</summary>
internal static class YamlErrors
{
    private const string Indentation = "this does not fit the lines above; indent all keys of a mapping and all items of a list by the same number of spaces, and put quotes around a whole value";
    private const string StrayColon = "no key is expected before this ':'; check that each key above has its ':', that the lines are indented equally, and that a value with ': ' in it has quotes";
    private const string OpenQuote = "the quote that opens here is not closed, or the next line of its text is not indented";
    private const string BrokenEscape = "a double-quoted text contains an escape that does not exist; write '\\\\' for a backslash or use single quotes";
    private const string NeedsQuotes = "a value cannot start with this character; put it in quotes";

    // The parser's marks enclose the text that it was reading. The mistake is at the start of this text, except for these errors.
    private static readonly string[] FaultsAtEnd = ["tab character", "escape character", "hexadecimal number"];

    private static readonly (string Part, string Meaning)[] Meanings =
    [
        ("found invalid mapping", StrayColon),
        ("Mapping values are not allowed", StrayColon),
        ("could not find expected ':'", "a key has no ':' after it; write 'key: value'"),
        ("did not find expected key", Indentation),
        ("did not find expected '-' indicator", Indentation),
        ("Block sequence entries are not allowed", "a list cannot start here; put its first '-' on a line of its own"),
        ("tab", "the indentation contains a tab; indent with spaces"),
        ("escape character", BrokenEscape),
        ("hexadecimal number", BrokenEscape),
        ("expected comment or line break", NeedsQuotes),
        ("cannot start any token", NeedsQuotes),
        ("anchor or alias", NeedsQuotes),
        ("directive", NeedsQuotes),
        ("unexpected end of stream", OpenQuote),
        ("unexpected document indicator", OpenQuote),
        ("wrong indentation", OpenQuote),
        ("expected node content", "a value is expected here; remove a bracket or comma that is too many, or put it in quotes"),
    ];

    /// <summary>The place and the reason of <paramref name="exception"/>.</summary>
    /// <param name="exception">What the parser threw.</param>
    /// <param name="start">Offset of its start.</param>
    /// <param name="end">Offset of its end.</param>
    /// <param name="reached">Offset up to which the parser understood the text.</param>
    /// <param name="text">The text.</param>
    /// <param name="lines">Its lines.</param>
    /// <param name="bracket">The innermost bracket that is open; null when no bracket is open.</param>
    public static (SourceSpan Span, string Message) Explain(
        YamlException exception, int start, int end, int reached, string text, TextLines lines, OpenNode? bracket)
    {
        var message = exception.Message;
        if (bracket is not null && text.Skip(start).All(char.IsWhiteSpace))
            return (bracket.Start, Unclosed(bracket));
        var offset = message.Contains("invalid tab") ? FirstTab(text, reached)
            : FaultsAtEnd.Any(message.Contains) ? end
            : start;
        return (lines.Word(offset), Meanings.FirstOrDefault(m => message.Contains(m.Part)).Meaning ?? (bracket is null ? Sentence(message) : Unclosed(bracket)));
    }

    /// <summary>The place and the reason when the parser stopped at <paramref name="offset"/> without an explanation.</summary>
    public static (SourceSpan Span, string Message) ExplainUnknown(int offset, TextLines lines, OpenNode? bracket) => bracket is not null
        ? (bracket.Start, Unclosed(bracket))
        : (lines.Word(offset), "the text from here on is not YAML; check the indentation and the quotes");

    /// <summary>The first tab in a line's indentation after <paramref name="reached"/>. The parser reports such a tab without a place.</summary>
    private static int FirstTab(string text, int reached)
    {
        var isIndentation = false;
        for (var offset = reached; offset < text.Length; offset++)
        {
            if (isIndentation && text[offset] == '\t')
                return offset;
            isIndentation = text[offset] is '\n' or '\r' || (isIndentation && text[offset] == ' ');
        }

        return reached;
    }

    private static string Unclosed(OpenNode bracket) => string.Format(
        CultureInfo.InvariantCulture,
        "the '{0}' of line {1} is not closed; add the '{2}' or the comma that is missing",
        bracket.IsMapping ? '{' : '[',
        bracket.Start.Line + 1,
        bracket.IsMapping ? '}' : ']');

    private static string Sentence(string message)
    {
        var trimmed = message.Trim().TrimEnd('.');
        return trimmed.Length == 0 ? "the parser gives no reason" : char.ToLowerInvariant(trimmed[0]) + trimmed.Substring(1).Replace("  ", " ");
    }
}
