using System.Globalization;
using BankingContracts.Databricks.TestServer.Faults;
using Microsoft.AspNetCore.Http;

namespace BankingContracts.Databricks.TestServer.Routes;

/// <summary>What every request passes: its fault, if one waits for it, and the look at its token.</summary>
internal sealed class Gate(DatabricksTestServer server, Action<Route> log)
{
    public async Task PassAsync(HttpContext context, RequestDelegate next)
    {
        var route = RouteOf(context.Request);
        log(route);
        switch (server.Faults.Take(route))
        {
            case Refusal refusal:
                if (refusal.RetryAfter is { } seconds)
                    context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
                context.Response.StatusCode = refusal.Status;
                return;
            case Cut { IsDone: false }:
                context.Abort();
                return;
            case Cut { IsDone: true }:
                context.Response.Body = Stream.Null;
                await next(context);
                context.Abort();
                return;
            case null:
                break;
            case var fault:
                throw new InvalidOperationException($"{fault} is no known fault.");
        }

        context.Response.StatusCode = Refusal(context.Request, route);
        if (context.Response.StatusCode == StatusCodes.Status200OK)
            await next(context);
    }

    private int Refusal(HttpRequest request, Route route) => route switch
    {
        Route.Token => StatusCodes.Status200OK,
        // The storage knows nothing of the workspace's tokens.
        Route.Storage => request.Headers.Authorization.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest,
        _ when !server.Access.Knows(request.Headers.Authorization) => StatusCodes.Status401Unauthorized,
        _ when !server.Access.IsGranted => StatusCodes.Status403Forbidden,
        _ => StatusCodes.Status200OK,
    };

    private static Route RouteOf(HttpRequest request)
    {
        var path = request.Path.Value ?? "";
        return path switch
        {
            "/oidc/v1/token" => Route.Token,
            "/api/2.0/sql/statements" => Route.Submit,
            _ when path.StartsWith("/storage/", StringComparison.Ordinal) => Route.Storage,
            _ when path.StartsWith("/api/2.0/fs/files/", StringComparison.Ordinal) => Route.File,
            _ when path.StartsWith("/api/2.0/fs/directories/", StringComparison.Ordinal) => Route.Directory,
            _ when path.EndsWith("/cancel", StringComparison.Ordinal) => Route.Cancel,
            _ when path.Contains("/result/chunks/", StringComparison.Ordinal) => Route.Chunk,
            _ when path.StartsWith("/api/2.0/sql/statements/", StringComparison.Ordinal) => Route.Status,
            _ => Route.Unknown,
        };
    }
}
