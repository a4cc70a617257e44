using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using BankingContracts.Runtime;
using BankingContracts.Server.Access;
using BankingContracts.Server.Address;

namespace BankingContracts.Cli.Service;

/// <summary>Speaks to the service that operates a database, as its own user.</summary>
internal sealed class ServiceClient : IDisposable
{
    // A process that is there but does not answer is rare; one that is slow is not.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly HttpClient _http;

    private ServiceClient(HttpClient http, string address) => (_http, Address) = (http, address);

    /// <summary>Where it answers.</summary>
    public string Address { get; }

    /// <summary>The service of a database; null when there is none: the file beside the database is missing or that of a dead service.</summary>
    /// <param name="database">The full path of the database; null where it is no file.</param>
    /// <param name="cancellation">Stops it.</param>
    public static async Task<ServiceClient?> FindAsync(string? database, CancellationToken cancellation)
    {
        if (database is null || ServiceAddress.Read(database) is not { } found || !IsAlive(found.ProcessId) || !Uri.TryCreate(found.Address + "/", UriKind.Absolute, out var address))
            return null;
        var http = new HttpClient(new SocketsHttpHandler { UseProxy = false, ConnectTimeout = Patience, AllowAutoRedirect = false }) { BaseAddress = address, Timeout = Timeout.InfiniteTimeSpan };
        if (await KnowsTokenAsync(http, found.Token, cancellation))
        {
            http.DefaultRequestHeaders.Add(ServiceToken.Header, found.Token);
            return new(http, found.Address);
        }

        http.Dispose();
        return null;
    }

    /// <summary>Asks it.</summary>
    /// <param name="path">The path, without a slash before it.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>Its answer; the body has not been read. The caller disposes it.</returns>
    /// <exception cref="PipelineException">It refuses, with its own words and exit code, or it ended.</exception>
    public Task<HttpResponseMessage> GetAsync(string path, CancellationToken cancellation) => SendAsync(new(HttpMethod.Get, path), cancellation);

    /// <summary>Asks it for a text; null when it has none.</summary>
    /// <exception cref="PipelineException">It refuses, or it ended.</exception>
    public async Task<string?> FindTextAsync(string path, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        using var answer = await ReachedAsync(() => _http.SendAsync(request, cancellation));
        return answer.StatusCode == HttpStatusCode.NotFound ? null : await TextAsync(await AcceptedAsync(answer, cancellation), cancellation);
    }

    /// <summary>Sends it JSON.</summary>
    /// <returns>Its answer as text.</returns>
    /// <exception cref="PipelineException">It refuses, or it ended.</exception>
    public async Task<string> PostAsync(string path, string json, CancellationToken cancellation)
    {
        using var answer = await SendAsync(new(HttpMethod.Post, path) { Content = new StringContent(json, null, "application/json") }, cancellation);
        return await TextAsync(answer, cancellation);
    }

    /// <summary>Sends it a request without a body, and does not mind a refusal.</summary>
    /// <exception cref="PipelineException">It ended.</exception>
    public async Task TryPostAsync(string path, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path);
        using var answer = await ReachedAsync(() => _http.SendAsync(request, cancellation));
    }

    /// <summary>The text of an answer.</summary>
    /// <exception cref="PipelineException">The service ended meanwhile.</exception>
    public static Task<string> TextAsync(HttpResponseMessage answer, CancellationToken cancellation) => ReachedAsync(() => answer.Content.ReadAsStringAsync(cancellation));

    /// <summary>Does a step that the end of the service ends.</summary>
    /// <exception cref="PipelineException">The service ended.</exception>
    public static async Task<T> ReachedAsync<T>(Func<Task<T>> step)
    {
        try
        {
            return await step();
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            throw new PipelineException(ExitCode.Locked, $"The service that uses the database did not answer to the end ({e.Message.TrimEnd('.')}); try again.", e);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        using (request)
            return await AcceptedAsync(await ReachedAsync(() => _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation)), cancellation);
    }

    private static async Task<HttpResponseMessage> AcceptedAsync(HttpResponseMessage answer, CancellationToken cancellation)
    {
        if (answer.IsSuccessStatusCode)
            return answer;
        using (answer)
            throw Refusal(answer.StatusCode, await TextAsync(answer, cancellation));
    }

    private static PipelineException Refusal(HttpStatusCode status, string body)
    {
        try
        {
            using var problem = JsonDocument.Parse(body);
            var code = problem.RootElement.TryGetProperty("exit_code", out var exit) ? (ExitCode)exit.GetInt32() : ExitCode.BadInput;
            return new(code, problem.RootElement.GetProperty("detail").GetString()!);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return new(ExitCode.Locked, string.Create(CultureInfo.InvariantCulture, $"The service that uses the database refuses to answer (HTTP {(int)status})."), e);
        }
    }

    private static bool IsAlive(int process)
    {
        try
        {
            using var found = Process.GetProcessById(process);
            return !found.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    /// <summary>Another program may answer there now. It learns nothing: the token is sent only after the other side has shown that it knows it.</summary>
    private static async Task<bool> KnowsTokenAsync(HttpClient http, string token, CancellationToken cancellation)
    {
        var question = RandomNumberGenerator.GetHexString(32, lowercase: true);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        try
        {
            using var answer = await http.GetAsync($"service/proof?question={question}", patience.Token);
            return answer.IsSuccessStatusCode && ServiceToken.AreEqual(await answer.Content.ReadAsStringAsync(patience.Token), ServiceToken.Proof(token, question));
        }
        catch (Exception e) when (e is HttpRequestException or IOException || (e is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            return false;
        }
    }
}
