using BankingContracts.ContractModel.Model;

namespace BankingContracts.ContractModel.Types;

/// <summary>What the types need of a dialect, to read and write their values.</summary>
internal interface ITypeSyntax
{
    /// <summary>Any text as a text literal on one line.</summary>
    string Text(string value);

    /// <summary>Whether the whole <paramref name="text"/>, with line ends, matches a regular expression that RE2 and Java understand.</summary>
    string FullMatch(string text, string pattern);

    /// <summary>The value of <paramref name="text"/>; NULL when the text is not a value.</summary>
    string TryCast(string text, DataType type);

    /// <summary>Reads <paramref name="text"/>, which has the form of a decimal. The result is NULL when the number does not fit the type.</summary>
    string ParseDecimal(string text, DataType type);

    /// <summary>
    /// Reads <paramref name="text"/>, which has the form of a timestamp in ISO 8601, perhaps without its final <c>Z</c>, and is in UTC. The
    /// result is NULL when there is no such day.
    /// </summary>
    string ParseTimestamp(string text);
}
