namespace BankingContracts.ContractModel.Text;

/// <summary>
/// The invisible characters: Unicode white space (property White_Space), format characters (category Cf), and the five
/// characters that are not visible although Unicode calls them letters or symbols (Hangul fillers, the empty Braille pattern).
/// They are listed as code points, not as categories: engines know different versions of Unicode, and a row must not be valid on one
/// and invalid on another. The build and the runtime use the same list: the runtime also compiles this file.
/// </summary>
internal static class InvisibleCharacters
{
    private const int Blank = ' ';

    private static readonly (int First, int Last)[] Ranges =
    [
        (0x9, 0xD), (Blank, Blank), (0x85, 0x85), (0xA0, 0xA0), (0xAD, 0xAD), (0x600, 0x605), (0x61C, 0x61C), (0x6DD, 0x6DD), (0x70F, 0x70F),
        (0x890, 0x891), (0x8E2, 0x8E2), (0x115F, 0x1160), (0x1680, 0x1680), (0x180E, 0x180E), (0x2000, 0x200F), (0x2028, 0x202F),
        (0x205F, 0x2064), (0x2066, 0x206F), (0x2800, 0x2800), (0x3000, 0x3000), (0x3164, 0x3164), (0xFEFF, 0xFEFF), (0xFFA0, 0xFFA0),
        (0xFFF9, 0xFFFB), (0x110BD, 0x110BD), (0x110CD, 0x110CD), (0x13430, 0x1343F), (0x1BCA0, 0x1BCA3), (0x1D173, 0x1D17A),
        (0xE0001, 0xE0001), (0xE0020, 0xE007F),
    ];

    /// <summary>A pattern for one of them, for RE2 and for Java.</summary>
    public static readonly string Any = Class(withBlank: true);

    /// <summary>A pattern for one of them except the plain space, for RE2 and for Java.</summary>
    public static readonly string AnyButBlank = Class(withBlank: false);

    /// <summary>Whether <paramref name="codePoint"/> is one of them.</summary>
    public static bool Contains(int codePoint) => Ranges.Any(r => codePoint >= r.First && codePoint <= r.Last);

    /// <summary><paramref name="text"/> without them at both ends.</summary>
    public static string Trim(string text)
    {
        var (start, end) = (0, text.Length);
        while (start < end && Contains(CodePoint(text, start)))
            start += char.IsSurrogatePair(text, start) ? 2 : 1;
        while (end > start && Contains(CodePoint(text, Before(text, end))))
            end = Before(text, end);
        return text.Substring(start, end - start);
    }

    private static int Before(string text, int end) => end >= 2 && char.IsSurrogatePair(text, end - 2) ? end - 2 : end - 1;

    private static int CodePoint(string text, int at) => char.IsSurrogatePair(text, at) ? char.ConvertToUtf32(text, at) : text[at];

    private static string Class(bool withBlank) =>
        "[" + string.Concat(Ranges.Where(r => withBlank || r.First != Blank).Select(r => r.First == r.Last ? Escape(r.First) : Escape(r.First) + "-" + Escape(r.Last))) + "]";

    private static string Escape(int codePoint) => @"\x{" + codePoint.ToString("X", System.Globalization.CultureInfo.InvariantCulture) + "}";
}
