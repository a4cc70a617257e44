using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace BankingContracts.Server.Access;

/// <summary>The text of a key: <c>bkc_ID_SECRET</c>, with an id that may be known and 256 random bits that may not.</summary>
internal static class KeyText
{
    private const string Prefix = "bkc_";
    private const int IdBytes = 6;
    private const int SecretBytes = 32;
    private const int LongestText = 128;

    /// <summary>A new key: its id and its whole text.</summary>
    public static (string Id, string Text) New()
    {
        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(IdBytes));
        return (id, $"{Prefix}{id}_{Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes))}");
    }

    /// <summary>The id in a text; null when the text is no key.</summary>
    public static string? IdOf(string text) =>
        text.Length <= LongestText && text.StartsWith(Prefix, StringComparison.Ordinal) && text[Prefix.Length..].Split('_', 2) is [{ Length: IdBytes * 2 } id, { Length: > 0 }] ? id : null;

    /// <summary>The hash of a text, hexadecimal. A random secret of this length needs no slow hash.</summary>
    public static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>Whether a text has a hash. The comparison takes the same time for every text.</summary>
    public static bool Has(string text, string hash) => CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(HashOf(text)), Encoding.ASCII.GetBytes(hash));
}
