using System;
using BankingContracts.ContractModel.Text;

namespace BankingContracts.ContractModel.Dialects;

/// <summary>Spark's SQL that removes invisible characters from both ends of a text. The runtime also compiles this file.</summary>
internal static class SparkTrim
{
    /// <summary>The column <paramref name="text"/> without <see cref="InvisibleCharacters"/> at both ends; NULL stays NULL.</summary>
    /// <param name="text">The column.</param>
    /// <param name="literal">Writes a text literal.</param>
    public static string Of(string text, Func<string, string> literal) =>
        $"regexp_replace({text}, {literal($@"\A{InvisibleCharacters.Any}+|{InvisibleCharacters.Any}+\z")}, '')";
}
