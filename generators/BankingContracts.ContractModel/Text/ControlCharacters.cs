using System.Globalization;

namespace BankingContracts.ContractModel.Text;

/// <summary>
/// The characters that no YAML file may contain (YAML 1.2.2, 5.1). The parser's errors about them do not help. SQL must not contain them either: the
/// engine takes a NUL byte for the end of the text.
/// </summary>
internal static class ControlCharacters
{
    /// <summary>The offset of the first of them in <paramref name="text"/>; its length when there is none.</summary>
    public static int First(string text)
    {
        for (var offset = 0; offset < text.Length; offset++)
        {
            // All control characters except tab, line ends and NEL.
            if (char.IsControl(text[offset]) && text[offset] is not ('\t' or '\n' or '\r' or '\u0085'))
                return offset;
        }

        return text.Length;
    }

    /// <summary>The name of <paramref name="character"/>, and what to do about it.</summary>
    public static string Explain(char character) => character == '\0'
        ? "there is a NUL byte here, as in a file saved as UTF-16; save the file as UTF-8 text"
        : string.Format(CultureInfo.InvariantCulture, "there is the control character U+{0:X4} here; remove it, or save the file as UTF-8 text", (int)character);
}
