using System.Security.Cryptography;
using System.Text;

namespace BankingContracts.Server.Lineage;

/// <summary>The ids of runs and of their stages in OpenLineage, which wants UUIDs. They are made of the run's own id, so that each program finds the same.</summary>
internal static class LineageIds
{
    private const int UuidBytes = 16;

    /// <summary>The id of a run.</summary>
    public static string Of(string runId) => Uuid(runId);

    /// <summary>The id of a stage.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="position">The stage's place in it.</param>
    public static string Of(string runId, int position) => Uuid(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{runId}/{position}"));

    // Version 8 of RFC 9562: made of a hash as the maker likes.
    private static string Uuid(string name)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes(name))[..UuidBytes];
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true).ToString();
    }
}
