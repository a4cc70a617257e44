using System.Text.RegularExpressions;
using BankingContracts.ContractModel.Diagnostics;
using BankingContracts.ContractModel.Sql;
using BankingContracts.SqlCheck.Contracts;
using BankingContracts.SqlCheck.DuckDb;
using BankingContracts.SqlCheck.Inputs;

namespace BankingContracts.SqlCheck.Messages;

/// <summary>Finds the place in a text where an engine's error belongs.</summary>
internal static partial class FaultPlace
{
    /// <summary><paramref name="error"/> as a finding at its place, or at the start of the text if the place is not known.</summary>
    public static ContractDiagnostic Describe(SqlText text, EngineError error, ModelColumns columns)
    {
        var offset = Of(text, error);
        var (rule, arguments) = BindingFault.Of(error, columns.Of(text.Statement.Tables.Select(static t => t.Name)), text, offset, Word(text, offset));
        return ContractDiagnostic.Create(rule, text.TokenSpan(Math.Max(offset, 0)), arguments);
    }

    /// <summary>Whether we can only say that <paramref name="error"/> exists, because its message or its place is not known.</summary>
    public static bool IsVague(SqlText text, EngineError error) => !BindingFault.IsKnown(error) || Of(text, error) < 0;

    /// <summary>
    /// The offset of <paramref name="error"/>. If the engine gives none, the offset of a name that the error mentions, or of a set
    /// operation; -1 if none is known.
    /// </summary>
    public static int Of(SqlText text, EngineError error)
    {
        // If our list has a place for the message, this place counts: the engine's place is that of another table, or the start.
        if (EngineMessages.Place(text, error) is var place and >= 0)
            return place;
        if (error.Position >= 0)
            return text.FromUtf8(error.Position);
        if (BindingFault.PartPlace(text, error) is var part and >= 0)
            return part;
        foreach (var name in Mentioned().Matches(error.Message).Select(static m => m.Groups[1].Value + m.Groups[2].Value + m.Groups[3].Value).Prepend(error.Name))
        {
            if (name.Length > 0 && text.Tokens.FirstOrDefault(t => t.IsName && string.Equals(t.Value, name, StringComparison.OrdinalIgnoreCase)) is { Length: > 0 } token)
                return token.Start;
        }

        // A text literal that the engine cannot read as the expected type.
        if (text.Tokens.FirstOrDefault(t => t.Kind == SqlTokenKind.Text && error.Message.Contains("'" + t.Value + "'", StringComparison.Ordinal)) is { Length: > 0 } literal)
            return literal.Start;
        return text.Tokens.FirstOrDefault(static t => t.IsWord("union") || t.IsWord("except") || t.IsWord("intersect")) is { Length: > 0 } operation ? operation.Start : -1;
    }

    /// <summary>The word at <paramref name="offset"/>, or the last word of the text.</summary>
    public static string Word(SqlText text, int offset) =>
        text.Tokens.Count == 0 || offset < 0 ? "" : text.Tokens[text.TokenIndex(offset) is var index and >= 0 ? index : text.Tokens.Count - 1].Value;

    // Finds a name in quotes, the function in 'sum(VARCHAR)', the word in "in COALESCE operator", and the column in "column x must".
    [GeneratedRegex("""["'](\w+)(?:["']|\()|\b([A-Z]+) (?:operator|expression|clause)|^column (\w+) must""", RegexOptions.CultureInvariant)]
    private static partial Regex Mentioned();
}
