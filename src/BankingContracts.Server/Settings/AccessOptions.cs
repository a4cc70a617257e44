namespace BankingContracts.Server.Settings;

/// <summary>How <c>serve</c> knows its users.</summary>
public sealed record AccessOptions
{
    /// <summary>Where users sign in; null when nobody signs in by OpenID Connect.</summary>
    public OpenIdOptions? OpenId { get; init; }

    /// <summary>The addresses of proxies, or networks such as 10.0.0.0/8, whose word counts on who asks, by which name and whether by https.</summary>
    public IReadOnlyList<string> Proxies { get; init; } = [];
}

/// <summary>A provider of OpenID Connect.</summary>
/// <param name="Authority">Its address.</param>
/// <param name="ClientId">The id by which it knows the service.</param>
/// <param name="ClientSecret">The secret that it shares with the service.</param>
/// <param name="RoleClaim">The claim whose values are viewer, operator and values; others say nothing.</param>
public sealed record OpenIdOptions(Uri Authority, string ClientId, string ClientSecret, string RoleClaim)
{
    /// <summary>The generated text would have the secret.</summary>
    public override string ToString() => $"{Authority} as {ClientId}";
}
