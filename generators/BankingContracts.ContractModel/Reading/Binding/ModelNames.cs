using System.Text.RegularExpressions;

namespace BankingContracts.ContractModel.Reading.Binding;

/// <summary>Reads references to models.</summary>
internal static class ModelNames
{
    private static readonly Regex RefPattern = new(@"\A\s*ref\(\s*(?:'([^']*)'|""([^""]*)"")\s*\)\s*\z", RegexOptions.CultureInvariant);

    /// <summary>The model that <paramref name="text"/> names, either by its plain name or as dbt's <c>ref('name')</c>.</summary>
    public static string Read(string text) =>
        RefPattern.Match(text) is { Success: true } match ? match.Groups[1].Value + match.Groups[2].Value : text;
}
