using BankingContracts.ContractModel.Text;

namespace BankingContracts.ContractModel.Language;

/// <summary>The names that contracts may use for the encoding of a file.</summary>
public static class Encodings
{
    /// <summary>The encoding of a file whose contract names none.</summary>
    public const string Default = "utf-8";

    private const int ShortestName = 4;
    private const int ShortestNumber = 3;

    // Encodings of one family have names that differ by a letter. If such a name is wrong, nobody knows which encoding is meant.
    private static readonly string[] Families = ["ebcdic", "iso646"];

    private static readonly string[] NumberedNames = ["cp", "ibm", "windows", "win", "ms", "ansi", "dos", "ccsid", "codepage"];

    /// <summary>Every name, in lower case.</summary>
    public static IEnumerable<string> All => EncodingNames.Readable;

    /// <summary>Whether <paramref name="name"/>, in upper or lower case, can be read.</summary>
    public static bool Knows(string name) => EncodingNames.Readable.Contains(name.ToLowerInvariant());

    /// <summary>
    /// The end of a sentence about the unknown name <paramref name="name"/>: a suggestion, or nothing. If a name belongs to another encoding,
    /// it never leads to a suggestion, because then files would be read wrongly.
    /// </summary>
    public static string Explain(string name)
    {
        var lower = name.ToLowerInvariant();
        if (lower.Replace("-", "") == "utf7")
            return "; it is not safe, so save the file as utf-8";
        if (EncodingNames.Unreadable.Contains(Plain(lower)))
            return "; it cannot be read, so save the file as utf-8";
        return Suggestion(lower) is { } near ? "; did you mean '" + near + "'?" : "";
    }

    private static string? Suggestion(string name)
    {
        // The best known names come first; names that begin with x- are not registered.
        var ordered = EncodingNames.Readable
            .OrderBy(static n => n.StartsWith("windows-", StringComparison.Ordinal) ? 0 : n.StartsWith("x-", StringComparison.Ordinal) ? 2 : 1)
            .ThenBy(static n => n, StringComparer.Ordinal).ToArray();
        var plain = Plain(name);
        if (plain.Length > 0 && ordered.FirstOrDefault(n => Plain(n) == plain) is { } same)
            return same;

        var digits = Digits(name);
        if (NumberedNames.Contains(plain.TrimEnd("0123456789".ToCharArray())) && digits.Length >= ShortestNumber)
            return ordered.FirstOrDefault(n => Digits(n) == digits);
        if (plain.Length < ShortestName || Families.Any(f => plain.StartsWith(f, StringComparison.Ordinal)))
            return null;
        return NearName.Find(name, ordered.Where(n => Digits(n) == digits && n.Length >= ShortestName));
    }

    private static string Plain(string name)
    {
        var letters = new string(name.Where(static c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9')).ToArray());
        return name.StartsWith("x-", StringComparison.Ordinal) ? letters.Substring(1) : letters;
    }

    /// <summary>The numbers in a name, without leading zeros: most encodings have different numbers.</summary>
    private static string Digits(string name)
    {
        var numbers = new string(name.Select(static c => c is >= '0' and <= '9' ? c : ' ').ToArray());
        return string.Join(" ", numbers.Split([' '], StringSplitOptions.RemoveEmptyEntries).Select(static n => n.TrimStart('0')));
    }
}
