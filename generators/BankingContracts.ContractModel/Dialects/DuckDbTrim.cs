using BankingContracts.ContractModel.Text;

namespace BankingContracts.ContractModel.Dialects;

/// <summary>DuckDB's SQL that removes invisible characters from both ends of a text. The runtime also compiles this file.</summary>
internal static class DuckDbTrim
{
    // Only E'...' knows escapes.
    private static readonly string[] AsciiWhiteSpace = [@"E'\t'", @"E'\n'", @"E'\r'", @"E'\x0b'", @"E'\x0c'"];

    /// <summary>
    /// Whether the column <paramref name="text"/> can contain an invisible character other than the plain space. This check is fast, so the SQL
    /// makes it first.
    /// </summary>
    public static string MayHoldInvisible(string text) =>
        $"strlen({text}) <> length({text})" + string.Concat(AsciiWhiteSpace.Select(c => $" or contains({text}, {c})"));

    /// <summary>The column <paramref name="text"/> without <see cref="InvisibleCharacters"/> at both ends; NULL stays NULL.</summary>
    /// <remarks>
    /// For 2 million texts a replacement takes 0.8 s, and trim with a list of characters takes 0.28 s. If the SQL first checks whether there is
    /// anything to trim, this takes 0.1 s. Comparing the length in bytes with the length in characters finds texts that are not ASCII. '!' is
    /// the character after the space. So one comparison with it finds the empty text, and every text whose first character may have to be
    /// removed.
    /// </remarks>
    public static string Of(string text)
    {
        var isPadded = string.Concat(AsciiWhiteSpace.Prepend("' '").Select(c => $" or ends_with({text}, {c})"));
        return $@"case when strlen({text}) <> length({text}) then case when {Matches(text, @"\A", "")} or {Matches(text, "", @"\z")} "
            + $@"then regexp_replace({text}, '\A{InvisibleCharacters.Any}+|{InvisibleCharacters.Any}+\z', '', 'g') else {text} end "
            + $@"when {text} < '!'{isPadded} then trim({text}, E' \t\r\n\x0b\x0c') else {text} end";
    }

    private static string Matches(string text, string before, string after) => $"regexp_matches({text}, '{before}{InvisibleCharacters.Any}{after}')";
}
