using System.Globalization;
using BankingContracts.ContractModel.Text;

namespace BankingContracts.ContractModel.Diagnostics;

/// <summary>One breach of a rule at one place.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Span">The offending scalar, or the start of the file.</param>
/// <param name="Arguments">What fills the message's holes.</param>
public sealed record ContractDiagnostic(Rule Rule, SourceSpan Span, EquatableArray<string> Arguments)
{
    /// <summary>The sentence shown to the user.</summary>
    public string Message => string.Format(CultureInfo.InvariantCulture, Rule.Message, Arguments.Cast<object>().ToArray());

    /// <summary>A diagnostic of <paramref name="rule"/> at <paramref name="span"/>.</summary>
    public static ContractDiagnostic Create(Rule rule, SourceSpan span, params string[] arguments) =>
        new(rule, span, arguments.ToEquatableArray());
}
