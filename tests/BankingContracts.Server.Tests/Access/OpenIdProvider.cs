using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace BankingContracts.Server.Tests.Access;

/// <summary>A small provider of OpenID Connect: everybody who is sent to it is signed in, as one user.</summary>
internal sealed class OpenIdProvider : IAsyncDisposable
{
    /// <summary>The id by which it knows the service.</summary>
    public const string ClientId = "pipeline";

    /// <summary>The secret that it shares with the service.</summary>
    public const string ClientSecret = "a secret of the test";

    private readonly RSA _rsa = RSA.Create(2048);
    private readonly ConcurrentDictionary<string, string> _nonces = new(StringComparer.Ordinal);
    private readonly WebApplication _app;

    private OpenIdProvider(WebApplication app) => _app = app;

    /// <summary>Its address.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1");

    /// <summary>The roles of its user.</summary>
    public IReadOnlyList<string> Roles { get; set; } = [];

    /// <summary>Starts it.</summary>
    public static async Task<OpenIdProvider> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRouting();
        var provider = new OpenIdProvider(builder.Build());
        provider.Map();
        await provider._app.StartAsync(TestContext.Current.CancellationToken);
        provider.Address = new(provider._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        return provider;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        _rsa.Dispose();
    }

    private void Map()
    {
        var key = new RsaSecurityKey(_rsa) { KeyId = "one" };
        _app.MapGet("/.well-known/openid-configuration", () => new Dictionary<string, string>
        {
            ["issuer"] = Address.ToString(),
            ["authorization_endpoint"] = new Uri(Address, "/authorize").ToString(),
            ["token_endpoint"] = new Uri(Address, "/token").ToString(),
            ["jwks_uri"] = new Uri(Address, "/keys").ToString(),
        });
        _app.MapGet("/keys", () =>
        {
            var open = JsonWebKeyConverter.ConvertFromRSASecurityKey(new RsaSecurityKey(_rsa.ExportParameters(includePrivateParameters: false)) { KeyId = key.KeyId });
            return new Dictionary<string, object> { ["keys"] = new[] { new Dictionary<string, string> { ["kty"] = open.Kty, ["kid"] = open.Kid, ["use"] = "sig", ["n"] = open.N, ["e"] = open.E } } };
        });
        _app.MapGet("/authorize", (string redirect_uri, string state, string nonce) =>
        {
            var code = Guid.NewGuid().ToString("N");
            _nonces[code] = nonce;
            return Results.Redirect($"{redirect_uri}?code={code}&state={Uri.EscapeDataString(state)}");
        });
        _app.MapPost("/token", async (HttpRequest request) =>
        {
            var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
            if (form["client_secret"] != ClientSecret || !_nonces.TryRemove(form["code"].ToString(), out var nonce))
                return Results.BadRequest(new Dictionary<string, string> { ["error"] = "invalid_grant" });
            return Results.Ok(new Dictionary<string, object> { ["access_token"] = "none", ["token_type"] = "Bearer", ["expires_in"] = 60, ["id_token"] = Token(key, nonce) });
        });
    }

    private string Token(RsaSecurityKey key, string nonce) => new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
    {
        Issuer = Address.ToString(),
        Audience = ClientId,
        Expires = DateTime.UtcNow.AddMinutes(5),
        Claims = new Dictionary<string, object> { ["sub"] = "7", ["name"] = "Ada Lovelace", ["nonce"] = nonce, ["roles"] = (string[])[.. Roles] },
        SigningCredentials = new(key, SecurityAlgorithms.RsaSha256),
    });
}
