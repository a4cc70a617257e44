using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace BankingContracts.Server.Access;

/// <summary>A secret of one run of the service. Who may read the file beside the database knows it, and may do everything.</summary>
internal sealed class ServiceToken
{
    /// <summary>The header of a request that has it.</summary>
    public const string Header = "X-Service-Token";

    /// <summary>The secret; never in a log or a page.</summary>
    public string Value { get; } = RandomNumberGenerator.GetHexString(64, lowercase: true);

    /// <summary>Whether a request has it.</summary>
    public bool IsOf(HttpRequest request) => request.Headers[Header] is [{ Length: > 0 } given] && AreEqual(given, Value);

    /// <summary>Proves that somebody has a token, to somebody who has it, and tells it to nobody.</summary>
    /// <param name="token">The token.</param>
    /// <param name="question">What the other one sent, different each time.</param>
    public static string Proof(string token, string question) => Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(token), Encoding.UTF8.GetBytes(question)));

    /// <summary>Compares secrets in a time that does not depend on where they differ.</summary>
    public static bool AreEqual(string a, string b) => CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(a)), SHA256.HashData(Encoding.UTF8.GetBytes(b)));
}
