using System.Security.Cryptography;
using System.Text;
using BankingContracts.ContractModel.Files;
using BankingContracts.ContractModel.Text;

namespace BankingContracts.ContractModel.Checking;

/// <summary>A hash of the input of the SQL check. It shows whether findings are about other texts and are therefore stale.</summary>
public static class CheckedInput
{
    /// <summary>SHA-256 over the relative paths and texts of <paramref name="sources"/>, in any order; 64 lower-case hexadecimal digits.</summary>
    public static string Hash(IEnumerable<ContractSource> sources)
    {
        using var sha = SHA256.Create();
        foreach (var source in sources.OrderBy(static s => s.RelativePath, StringComparer.Ordinal))
        {
            Add(sha, source.RelativePath);
            Add(sha, source.Text);
        }

        sha.TransformFinalBlock([], 0, 0);
        return Hexadecimal.Of(sha.Hash);
    }

    // The length comes before the text, so the end of one text can never be read as the start of the next.
    private static void Add(SHA256 sha, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var length = Encoding.UTF8.GetBytes(bytes.Length.ToString(System.Globalization.CultureInfo.InvariantCulture) + "\n");
        sha.TransformBlock(length, 0, length.Length, null, 0);
        sha.TransformBlock(bytes, 0, bytes.Length, null, 0);
    }
}
