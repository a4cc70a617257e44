using BankingContracts.Server.Access;
using BankingContracts.Server.Settings;
using BankingContracts.Server.Store;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace BankingContracts.Server.Hosting;

/// <summary>
/// What holds for every request: the headers of its answer, the names to which the service answers, and that a change asked for by another site's page is
/// refused.
/// </summary>
internal sealed partial class RequestGuard(ServerOptions options, ILogger<RequestGuard> log) : IEndpointFilter
{
    /// <inheritdoc/>
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var request = context.HttpContext.Request;
        AnswerHeaders.Set(context.HttpContext.Response.Headers);
        if (!HostNames.IsAnswered(context.HttpContext, options))
            return HostNames.Refusal;
        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method) && !IsOwn(request))
            return TypedResults.Problem("The request comes from a page of another site.", statusCode: StatusCodes.Status403Forbidden);
        try
        {
            return await next(context);
        }
        catch (BadHttpRequestException e)
        {
            return TypedResults.Problem("The request is too long, or it broke off.", statusCode: e.StatusCode);
        }
        catch (Exception e) when (StoreJournal.IsOutage(e))
        {
            LogAway(request.Path, e.Message);
            return TypedResults.Problem("The store of the service cannot be used now. Runs go on; try again later.", statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }

    [LoggerMessage(LogLevel.Warning, "{Path} could not be answered: {Reason}")]
    private partial void LogAway(string path, string reason);

    /// <summary>Browsers name the origin of each such request; programs that are no browsers need not.</summary>
    private static bool IsOwn(HttpRequest request) =>
        request.Headers.Origin.Count == 0 || (request.Headers.Origin is [{ } origin] && Uri.TryCreate(origin, UriKind.Absolute, out var from) && from.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase));
}
