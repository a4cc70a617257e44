namespace BankingContracts.Server.Settings;

/// <summary>How much one client may ask for.</summary>
/// <param name="BodyBytes">The most bytes of a request's body.</param>
/// <param name="HeaderBytes">The most bytes of its headers.</param>
/// <param name="RequestsAtOnce">The most requests in a row.</param>
/// <param name="RequestsPerSecond">The most requests per second in the long run.</param>
/// <param name="SignInsPerMinute">The most tries to sign in.</param>
internal sealed record RequestLimits(long BodyBytes, int HeaderBytes, int RequestsAtOnce, int RequestsPerSecond, int SignInsPerMinute)
{
    /// <summary>What people and programs of a team do not reach.</summary>
    public static readonly RequestLimits Usual = new(1 << 20, 16 << 10, 2000, 200, 10);
}
