using System.Security.Cryptography;

namespace BankingContracts.Runtime.Archives;

/// <summary>Copies bytes and hashes them on their way.</summary>
internal static class HashedCopy
{
    private const int BufferSize = 1 << 18;

    /// <summary>Copies a stream to its end.</summary>
    /// <returns>SHA-256 of the bytes, lower-case hex.</returns>
    public static async Task<string> CopyAsync(Stream input, Stream output, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[BufferSize];
        for (int read; (read = await input.ReadAsync(buffer, cancellation)) > 0;)
        {
            hash.AppendData(buffer, 0, read);
            await output.WriteAsync(buffer.AsMemory(0, read), cancellation);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
