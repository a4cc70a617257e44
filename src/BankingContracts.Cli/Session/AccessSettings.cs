using BankingContracts.Cli.Configuration;
using BankingContracts.Runtime;
using BankingContracts.Server.Settings;

namespace BankingContracts.Cli.Session;

/// <summary>Where the service listens and how it knows its users, from the settings.</summary>
internal static class AccessSettings
{
    private static readonly char[] BetweenValues = [' ', ',', ';'];

    /// <summary>Where the service listens: as given, or else as set.</summary>
    public static IReadOnlyList<string> Urls(Settings settings, string[] given) => given.Length > 0 ? given : Values(settings.ServerUrls);

    /// <summary>The names by which the service is reached.</summary>
    public static IReadOnlyList<string> Hosts(Settings settings) => Values(settings.ServerHosts);

    /// <summary>How it knows its users.</summary>
    /// <exception cref="PipelineException">A setting of OpenID Connect is missing, or is no address.</exception>
    public static AccessOptions Of(Settings settings) => new() { OpenId = OpenId(settings), Proxies = Values(settings.ServerProxies) };

    private static OpenIdOptions? OpenId(Settings settings)
    {
        var parts = new (string Variable, string? Value)[]
        {
            ("SERVER_OIDC_AUTHORITY", settings.OpenIdAuthority), ("SERVER_OIDC_CLIENT_ID", settings.OpenIdClientId), ("SERVER_OIDC_CLIENT_SECRET", settings.OpenIdClientSecret),
        };
        if (parts.All(p => p.Value is null))
            return null;
        if (parts.FirstOrDefault(p => p.Value is null) is { Variable: { } missing })
            throw PipelineException.BadInput($"{missing} is not set; OpenID Connect needs SERVER_OIDC_AUTHORITY, SERVER_OIDC_CLIENT_ID and SERVER_OIDC_CLIENT_SECRET.");
        if (!Uri.TryCreate(settings.OpenIdAuthority, UriKind.Absolute, out var authority) || !(authority.Scheme == Uri.UriSchemeHttps || (authority.Scheme == Uri.UriSchemeHttp && authority.IsLoopback)))
            throw PipelineException.BadInput($"SERVER_OIDC_AUTHORITY is '{settings.OpenIdAuthority}'; write the https address of the provider, for example https://login.bank.example/realms/bank.");
        return new(authority, settings.OpenIdClientId!, settings.OpenIdClientSecret!, settings.OpenIdRoleClaim);
    }

    private static string[] Values(string? text) => (text ?? "").Split(BetweenValues, StringSplitOptions.RemoveEmptyEntries);
}
