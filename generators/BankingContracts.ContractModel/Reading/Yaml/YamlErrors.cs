using System.Globalization;
using BankingContracts.ContractModel.Text;
using YamlDotNet.Core;

namespace BankingContracts.ContractModel.Reading.Yaml;

/// <summary>Says in an author's words what the YAML parser says in a parser's.</summary>
internal static class YamlErrors
{
    private static readonly (string Part, string Meaning)[] Meanings =
    [
        ("found invalid mapping", "a ':' stands where no key is expected; indent the keys of a mapping alike and quote a value that holds ': '"),
        ("Mapping values are not allowed", "a ':' stands where no key is expected; indent the keys of a mapping alike and quote a value that holds ': '"),
        ("did not find expected key", "this line does not fit the indentation of the lines above; indent the keys of a mapping alike"),
        ("did not find expected '-' indicator", "this line does not fit the indentation of the list above; indent its items alike"),
        ("Block sequence entries are not allowed", "a list cannot start here; put its first '-' on a line of its own"),
        ("tab character", "a tab stands in the indentation; indent with spaces"),
        ("could not find expected ':'", "a key lacks its ':'; write 'key: value'"),
        ("unknown escape character", "a double-quoted text holds an unknown escape; write '\\\\' for a backslash or use single quotes"),
        ("invalid Unicode character escape", "a double-quoted text holds a broken escape; write four or eight hexadecimal digits"),
        ("did not find expected comment or line break", "a value that starts with '>' or '|' must be quoted"),
        ("character that cannot start any token", "a value cannot start with this character; put it in quotes"),
        ("found unexpected end of stream", "the quote that opens here is never closed"),
        ("found unexpected document indicator", "the quote that opens here is never closed"),
        ("did not find expected alphabetic or numeric character", "a value that starts with '*' or '&' must be quoted"),
    ];

    /// <summary>Where and why <paramref name="exception"/> arose; <paramref name="bracket"/> is the innermost one open.</summary>
    public static (SourceSpan Span, string Message) Explain(
        YamlException exception, int start, int end, string text, TextLines lines, OpenNode? bracket)
    {
        foreach (var (part, meaning) in Meanings)
        {
            if (exception.Message.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0)
                return (lines.Word(IsPastEnd(end, text) || part.EndsWith("indicator", StringComparison.Ordinal) ? start : end), meaning);
        }

        if (bracket is not null && (IsPastEnd(end, text) || exception.Message.IndexOf("expected ','", StringComparison.Ordinal) >= 0))
            return (IsPastEnd(end, text) ? bracket.Start : lines.Word(end), Unclosed(bracket));
        return (lines.Word(IsPastEnd(end, text) ? start : end), Sentence(exception.Message));
    }

    /// <summary>Where and why the parser gave up at <paramref name="offset"/> without saying more.</summary>
    public static (SourceSpan Span, string Message) ExplainUnknown(int offset, string text, TextLines lines, OpenNode? bracket) =>
        bracket is not null
            ? (bracket.Start, Unclosed(bracket))
            : (lines.Word(Math.Min(offset, text.Length)), "nothing that follows can be understood; check the indentation and quotes here");

    private static bool IsPastEnd(int offset, string text) => text.Skip(offset).All(char.IsWhiteSpace);

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
