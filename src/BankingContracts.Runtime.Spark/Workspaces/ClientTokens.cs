using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using BankingContracts.Runtime.Spark.Errors;

namespace BankingContracts.Runtime.Spark.Workspaces;

/// <summary>Tokens of a service principal, by OAuth client credentials. Each is used until shortly before its end.</summary>
/// <param name="transport">Sends the request for a token.</param>
/// <param name="settings">The workspace.</param>
/// <param name="pauses">The clock.</param>
internal sealed class ClientTokens(Transport transport, WorkspaceSettings settings, Pauses pauses) : ITokens, IDisposable
{
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(2);

    private readonly SemaphoreSlim _changing = new(1);
    private Secret? _token;
    private DateTimeOffset _until;

    /// <inheritdoc/>
    public async Task<Secret> GetAsync(CancellationToken cancellation)
    {
        await _changing.WaitAsync(cancellation);
        try
        {
            if (_token is null || pauses.Now >= _until)
                (_token, _until) = await RequestAsync(cancellation);
            return _token;
        }
        finally
        {
            _changing.Release();
        }
    }

    /// <inheritdoc/>
    public bool Forget(Secret token)
    {
        Interlocked.CompareExchange(ref _token, null, token);
        return true;
    }

    /// <inheritdoc/>
    public void Dispose() => _changing.Dispose();

    private async Task<(Secret Token, DateTimeOffset Until)> RequestAsync(CancellationToken cancellation)
    {
        using var answer = await transport.SendAsync(new Request(Message), cancellation);
        var text = await answer.Content.ReadAsStringAsync(cancellation);
        if (answer.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
            throw WorkspaceErrors.Unauthorized(settings);
        if (!answer.IsSuccessStatusCode)
            throw WorkspaceErrors.NoUse(answer.StatusCode);
        var token = JsonSerializer.Deserialize(text, WorkspaceJson.Default.TokenAnswer)!;
        var life = TimeSpan.FromSeconds(token.ExpiresIn);
        // Half the life of a token that ends soon.
        return (new Secret(token.AccessToken), pauses.Now + (life > 2 * Margin ? life - Margin : life / 2));
    }

    private HttpRequestMessage Message()
    {
        var basic = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{settings.Credentials.ClientId}:{settings.Credentials.Secret.Reveal()}"));
        return new HttpRequestMessage(HttpMethod.Post, new Uri(settings.Host, "/oidc/v1/token"))
        {
            Headers = { Authorization = new AuthenticationHeaderValue("Basic", basic) },
            Content = new FormUrlEncodedContent([new("grant_type", "client_credentials"), new("scope", "all-apis")]),
        };
    }
}
