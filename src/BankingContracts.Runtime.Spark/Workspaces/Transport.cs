using System.Net;
using BankingContracts.Runtime.Spark.Errors;

namespace BankingContracts.Runtime.Spark.Workspaces;

/// <summary>
/// Sends requests, and sends them again where this is safe: after 429 and 503 always, because the server did nothing; after a lost answer and errors of gateways
/// only what may be repeated. Answers are read whole, so that one that is cut is a lost one, too.
/// </summary>
/// <param name="http">Sends. It adds no header of its own, so that links to storage are fetched without a token.</param>
/// <param name="pauses">Waits between attempts.</param>
internal sealed class Transport(HttpClient http, Pauses pauses)
{
    private const int Attempts = 8;

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LimitOfAnswers = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan LimitOfTransfers = TimeSpan.FromHours(1);

    /// <summary>The answer, whatever its status is; the caller disposes it.</summary>
    /// <exception cref="DatabricksException">There is no answer.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async Task<HttpResponseMessage> SendAsync(Request request, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            TimeSpan? asked = null;
            try
            {
                var answer = await OnceAsync(request, cancellation);
                if (attempt == Attempts || !IsToRepeat(request, answer.StatusCode))
                    return answer;
                asked = PauseOf(answer);
                answer.Dispose();
            }
            catch (HttpRequestException e) when (attempt < Attempts && (request.IsRepeatable || WasNotSent(e)))
            {
                // The next attempt may find a connection.
            }
            catch (HttpRequestException e)
            {
                throw new DatabricksException($"The connection to the workspace is broken ({e.HttpRequestError}).", e);
            }

            await pauses.WaitAsync(asked ?? Next(attempt), cancellation);
        }
    }

    private async Task<HttpResponseMessage> OnceAsync(Request request, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(request.IsAbortable ? cancellation : CancellationToken.None);
        limit.CancelAfter(request.IsTransfer ? LimitOfTransfers : LimitOfAnswers);
        try
        {
            using var message = request.Create();
            return await http.SendAsync(message, HttpCompletionOption.ResponseContentRead, limit.Token);
        }
        catch (OperationCanceledException e) when (!request.IsAbortable || !cancellation.IsCancellationRequested)
        {
            throw new HttpRequestException(HttpRequestError.ResponseEnded, "There is no answer in time.", e);
        }
    }

    private static bool IsToRepeat(Request request, HttpStatusCode status) => status switch
    {
        HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable => true,
        HttpStatusCode.RequestTimeout or HttpStatusCode.InternalServerError or HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout => request.IsRepeatable,
        _ => false,
    };

    private static bool WasNotSent(HttpRequestException e) =>
        e.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError;

    private TimeSpan? PauseOf(HttpResponseMessage answer)
    {
        var asked = answer.Headers.RetryAfter?.Delta ?? (answer.Headers.RetryAfter?.Date is { } date ? date - pauses.Now : null);
        return asked is { } time ? TimeSpan.FromTicks(Math.Clamp(time.Ticks, 0, LongestPause.Ticks)) : null;
    }

    private static TimeSpan Next(int attempt) => TimeSpan.FromTicks(Math.Min(LongestPause.Ticks, FirstPause.Ticks << (attempt - 1)));
}
