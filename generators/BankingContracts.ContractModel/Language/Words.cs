using System.Text;

namespace BankingContracts.ContractModel.Language;

/// <summary>The words contracts use for an enumeration: its names in snake_case.</summary>
/// <typeparam name="T">The enumeration.</typeparam>
public static class Words<T>
    where T : struct, Enum
{
    private static readonly Dictionary<string, T> Values =
        ((T[])Enum.GetValues(typeof(T))).ToDictionary(Of, static v => v, StringComparer.Ordinal);

    /// <summary>All words, in the order of the enumeration.</summary>
    public static IReadOnlyList<string> All { get; } = ((T[])Enum.GetValues(typeof(T))).Select(Of).ToArray();

    /// <summary>The word for <paramref name="value"/>.</summary>
    public static string Of(T value)
    {
        var word = new StringBuilder();
        foreach (var letter in value.ToString())
        {
            if (char.IsUpper(letter) && word.Length > 0)
                word.Append('_');
            word.Append(char.ToLowerInvariant(letter));
        }

        return word.ToString();
    }

    /// <summary>The value of <paramref name="word"/>; null when it is not a word of the enumeration.</summary>
    public static T? Find(string word) => Values.TryGetValue(word, out var value) ? value : null;
}
