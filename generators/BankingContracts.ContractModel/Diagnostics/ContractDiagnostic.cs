using System.Globalization;
using BankingContracts.ContractModel.Text;

namespace BankingContracts.ContractModel.Diagnostics;

/// <summary>One finding: a rule that is broken at one place.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Span">The offending scalar, or the start of the file.</param>
/// <param name="Arguments">The texts that replace the placeholders of the message.</param>
public sealed record ContractDiagnostic(Rule Rule, SourceSpan Span, EquatableArray<string> Arguments)
{
    /// <summary>The sentence shown to the user.</summary>
    public string Message => string.Format(CultureInfo.InvariantCulture, Rule.Message, Arguments.Cast<object>().ToArray());

    /// <summary>A diagnostic of <paramref name="rule"/> at <paramref name="span"/>.</summary>
    public static ContractDiagnostic Create(Rule rule, SourceSpan span, params string[] arguments) =>
        new(rule, span, arguments.Select(OnOneLine).ToEquatableArray());

    /// <summary>A name may contain any character. A line break in it would break the message, and a NUL byte would break the build's log.</summary>
    private static string OnOneLine(string argument) => argument.Any(char.IsControl)
        ? string.Concat(argument.Select(static c => char.IsControl(c) ? string.Format(CultureInfo.InvariantCulture, "\\u{0:X4}", (int)c) : c.ToString()))
        : argument;
}
