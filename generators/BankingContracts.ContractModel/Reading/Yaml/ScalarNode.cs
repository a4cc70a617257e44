using System.Text.RegularExpressions;
using BankingContracts.ContractModel.Text;

namespace BankingContracts.ContractModel.Reading.Yaml;

/// <summary>A single value.</summary>
/// <param name="Span">Its place, with its quotes.</param>
/// <param name="Value">Its text without quotes.</param>
/// <param name="IsPlain">Whether it has no quotes, so that it may be a number, true, false or null.</param>
internal sealed record ScalarNode(SourceSpan Span, string Value, bool IsPlain) : YamlNode(Span)
{
    // The core schema of YAML 1.2, section 10.3.2. In this schema yes and no are texts.
    private static readonly Regex NumberPattern = new(
        @"\A(?:[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|0o[0-7]+|0x[0-9a-fA-F]+|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))\z",
        RegexOptions.CultureInvariant);

    /// <summary>Whether it is null: it has no value.</summary>
    public bool IsNull => IsPlain && Value is ("" or "~" or "null" or "Null" or "NULL");

    /// <summary>Whether it is true or false.</summary>
    public bool IsBoolean => IsPlain && Value is ("true" or "True" or "TRUE" or "false" or "False" or "FALSE");

    /// <summary>Whether it is a number.</summary>
    public bool IsNumber => IsPlain && NumberPattern.IsMatch(Value);

    /// <summary>Whether it is a text.</summary>
    public bool IsText => !IsNull && !IsBoolean && !IsNumber;

    /// <summary>
    /// The place of a part of the value. It is the whole place when the part is empty, or when the file writes the value in another way, with
    /// escapes or on several lines.
    /// </summary>
    public SourceSpan Part(int start, int length)
    {
        var quote = IsPlain ? 0 : 1;
        return length > 0 && Span.Line == Span.EndLine && Span.Length == Value.Length + (2 * quote)
            ? Span with
            {
                Start = Span.Start + quote + start,
                Length = length,
                Column = Span.Column + quote + start,
                EndColumn = Span.Column + quote + start + length,
            }
            : Span;
    }
}
