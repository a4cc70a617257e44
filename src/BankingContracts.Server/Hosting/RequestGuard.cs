using System.Net;
using BankingContracts.Server.Store;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace BankingContracts.Server.Hosting;

/// <summary>
/// What holds for every request. A service that listens on this machine only answers to this machine's names only: else a page elsewhere could reach it by a
/// name of its own that leads here. A change asked for by another site's page is refused.
/// </summary>
internal sealed partial class RequestGuard(ILogger<RequestGuard> log) : IEndpointFilter
{
    // Nothing but the service's own style sheet, script and pictures.
    private const string ContentSecurityPolicy =
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <inheritdoc/>
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var (request, headers) = (context.HttpContext.Request, context.HttpContext.Response.Headers);
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "same-origin";
        if (IsOnlyHere(context.HttpContext.Connection.LocalIpAddress) && !IsNameOfThisMachine(request.Host.Host))
            return TypedResults.Problem("The service listens on this machine only; use http://127.0.0.1 or http://localhost.", statusCode: StatusCodes.Status421MisdirectedRequest);
        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method) && !IsOwn(request))
            return TypedResults.Problem("The request comes from a page of another site.", statusCode: StatusCodes.Status403Forbidden);
        try
        {
            return await next(context);
        }
        catch (Exception e) when (StoreJournal.IsOutage(e))
        {
            LogAway(request.Path, e.Message);
            return TypedResults.Problem("The store of the service cannot be used now. Runs go on; try again later.", statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }

    [LoggerMessage(LogLevel.Warning, "{Path} could not be answered: {Reason}")]
    private partial void LogAway(string path, string reason);

    // Null where there is no network between, in a test's server.
    private static bool IsOnlyHere(IPAddress? address) => address is not null && IPAddress.IsLoopback(address);

    private static bool IsNameOfThisMachine(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    /// <summary>Browsers name the origin of each such request; programs that are no browsers need not.</summary>
    private static bool IsOwn(HttpRequest request) =>
        request.Headers.Origin is not [{ } origin] || (Uri.TryCreate(origin, UriKind.Absolute, out var from) && from.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase));
}
