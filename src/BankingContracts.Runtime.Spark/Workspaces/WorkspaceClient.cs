using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using BankingContracts.Runtime.Spark.Errors;

namespace BankingContracts.Runtime.Spark.Workspaces;

/// <summary>The REST interface of a workspace: each request bears a token, and an answer is a success or an exception.</summary>
internal sealed class WorkspaceClient : IDisposable
{
    private readonly HttpClient _http;
    private readonly WorkspaceSettings _settings;
    private readonly ITokens _tokens;

    /// <summary>A client; nothing is sent yet.</summary>
    public WorkspaceClient(WorkspaceSettings settings, Pauses pauses)
    {
        _settings = settings;
        // No cookie of the workspace may go elsewhere; each request has a limit of its own.
        _http = new HttpClient(new SocketsHttpHandler { UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) }) { Timeout = Timeout.InfiniteTimeSpan };
        Transport = new Transport(_http, pauses);
        _tokens = settings.Credentials.ClientId is null ? new FixedToken(settings.Credentials.Secret) : new ClientTokens(Transport, settings, pauses);
    }

    /// <summary>Sends without a token.</summary>
    public Transport Transport { get; }

    /// <summary>The object of an answer.</summary>
    /// <param name="request">The request, with a path for its address.</param>
    /// <param name="use">What is asked for.</param>
    /// <param name="type">The type of the object.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="DatabricksException">The workspace refuses it, or does not answer.</exception>
    public async Task<T> AskAsync<T>(Request request, Use use, JsonTypeInfo<T> type, CancellationToken cancellation)
        where T : class => await FindAsync(request, use, type, cancellation) ?? throw DatabricksException.Refused(use.Missing);

    /// <summary>The object of an answer; null where what is asked for does not exist.</summary>
    /// <exception cref="DatabricksException">The workspace refuses it, or does not answer.</exception>
    public async Task<T?> FindAsync<T>(Request request, Use use, JsonTypeInfo<T> type, CancellationToken cancellation)
        where T : class
    {
        using var answer = await SendAsync(request, cancellation);
        if (answer.StatusCode == HttpStatusCode.NotFound)
            return null;
        var text = await answer.Content.ReadAsStringAsync(CancellationToken.None);
        if (!answer.IsSuccessStatusCode)
            throw WorkspaceErrors.Of(answer.StatusCode, text, use, _settings);
        try
        {
            return JsonSerializer.Deserialize(text, type) ?? throw new JsonException();
        }
        catch (JsonException e)
        {
            throw new DatabricksException("The workspace answers with something else than JSON.", e);
        }
    }

    /// <summary>Sends a request whose answer has no content; false where its object does not exist.</summary>
    /// <exception cref="DatabricksException">The workspace refuses it, or does not answer.</exception>
    public async Task<bool> TryAsync(Request request, Use use, CancellationToken cancellation)
    {
        using var answer = await SendAsync(request, cancellation);
        if (answer.StatusCode == HttpStatusCode.NotFound)
            return false;
        return answer.IsSuccessStatusCode
            ? true
            : throw WorkspaceErrors.Of(answer.StatusCode, await answer.Content.ReadAsStringAsync(CancellationToken.None), use, _settings);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        (_tokens as IDisposable)?.Dispose();
        _http.Dispose();
    }

    /// <summary>A token may end between its look at the clock and the server's: after a refusal one more is asked for.</summary>
    private async Task<HttpResponseMessage> SendAsync(Request request, CancellationToken cancellation)
    {
        var token = await _tokens.GetAsync(cancellation);
        var answer = await Transport.SendAsync(With(token), cancellation);
        if (answer.StatusCode != HttpStatusCode.Unauthorized || !_tokens.Forget(token))
            return answer;
        answer.Dispose();
        return await Transport.SendAsync(With(await _tokens.GetAsync(cancellation)), cancellation);

        Request With(Secret secret) => request with
        {
            Create = () =>
            {
                var message = request.Create();
                message.RequestUri = new Uri(_settings.Host, message.RequestUri!.OriginalString);
                message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", secret.Reveal());
                return message;
            },
        };
    }
}
