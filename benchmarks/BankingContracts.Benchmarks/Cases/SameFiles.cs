using System.Security.Cryptography;

namespace BankingContracts.Benchmarks.Cases;

/// <summary>Whether two programs did the same work: a ratio between different results would say nothing.</summary>
internal static class SameFiles
{
    /// <exception cref="InvalidOperationException">The files differ.</exception>
    public static void Require(string left, string right)
    {
        if (!Hash(left).SequenceEqual(Hash(right)))
            throw new InvalidOperationException($"{left} and {right} differ: product and script did not do the same work.");
    }

    /// <summary>The SHA-256 of a file.</summary>
    public static byte[] Hash(string path)
    {
        using var stream = File.OpenRead(path);
        return SHA256.HashData(stream);
    }
}
