using System.Text;
using BankingContracts.ContractModel.Diagnostics;
using BankingContracts.ContractModel.Text;

namespace BankingContracts.SqlCheck.Inputs;

/// <summary>
/// Finds bytes that are not text: BKC1011. The compiler replaces them by U+FFFD or by letters of another language. The contract would then
/// say something other than what its author wrote. UTF-16 is text if it starts with its byte order mark, because the compiler then reads it
/// as UTF-16.
/// </summary>
internal static class EncodingFault
{
    /// <summary>The first byte in a file that is no part of a text; null if there is none.</summary>
    public static ContractDiagnostic? Of(byte[] bytes, string path)
    {
        var (encoding, name, mark) = bytes switch
        {
            [0xFF, 0xFE, ..] => ((Encoding)new UnicodeEncoding(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true), "UTF-16", 2),
            [0xFE, 0xFF, ..] => (new UnicodeEncoding(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true), "UTF-16", 2),
            [0xEF, 0xBB, 0xBF, ..] => (new UTF8Encoding(false, throwOnInvalidBytes: true), "UTF-8", 3),
            _ => (new UTF8Encoding(false, throwOnInvalidBytes: true), "UTF-8", 0),
        };
        try
        {
            encoding.GetCharCount(bytes, mark, bytes.Length - mark);
            return null;
        }
        catch (DecoderFallbackException error)
        {
            var offset = Math.Clamp(error.Index, 0, Math.Max(bytes.Length - mark - 1, 0));
            var before = encoding.GetString(bytes, mark, Whole(bytes, mark, offset, encoding));
            var span = new TextLines(path, before + "\uFFFD").Span(before.Length, before.Length + 1);
            return ContractDiagnostic.Create(FileRules.NotUtf8, span, name, "0x" + Convert.ToHexString(bytes, mark + offset, 1));
        }
    }

    /// <summary>
    /// How many bytes before <paramref name="offset"/> are complete characters. A decoder does not always return the start of a broken
    /// character: sometimes it returns the end.
    /// </summary>
    private static int Whole(byte[] bytes, int mark, int offset, Encoding encoding)
    {
        for (var count = offset; count > 0; count--)
        {
            try
            {
                encoding.GetCharCount(bytes, mark, count);
                return count;
            }
            catch (DecoderFallbackException)
            {
                continue;
            }
        }

        return 0;
    }
}
