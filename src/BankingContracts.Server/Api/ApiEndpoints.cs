using BankingContracts.Server.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;

namespace BankingContracts.Server.Api;

/// <summary>Says what endpoints of the API do, for its OpenAPI document. A test looks at all.</summary>
internal static class ApiEndpoints
{
    private const string Json = "application/json";
    private const string Problem = "application/problem+json";

    /// <summary>Describes an endpoint of the API. Its answers follow by <see cref="Answers{T}"/> and <see cref="Refuses"/>.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="group">The heading below which it stands.</param>
    /// <param name="summary">What it does, one sentence.</param>
    public static RouteHandlerBuilder InApi(this RouteHandlerBuilder endpoint, string group, string summary)
    {
        endpoint.Finally(static built =>
        {
            if (!built.Metadata.OfType<DemandedRight>().Any())
                return;
            foreach (var status in (ReadOnlySpan<int>)[StatusCodes.Status401Unauthorized, StatusCodes.Status403Forbidden])
                built.Metadata.Add(new ProducesResponseTypeMetadata(status, typeof(ProblemDetails), [Problem]));
        });
        return endpoint
            .WithMetadata(ApiOperation.Mark)
            .WithTags(group)
            .WithSummary(summary)
            .Refuses(StatusCodes.Status421MisdirectedRequest, StatusCodes.Status503ServiceUnavailable);
    }

    /// <summary>What an endpoint answers when all is well.</summary>
    /// <typeparam name="T">The type of the JSON.</typeparam>
    public static RouteHandlerBuilder Answers<T>(this RouteHandlerBuilder endpoint, int status = StatusCodes.Status200OK) =>
        endpoint.WithMetadata(new ProducesResponseTypeMetadata(status, typeof(T), [Json]));

    /// <summary>How an endpoint refuses.</summary>
    public static RouteHandlerBuilder Refuses(this RouteHandlerBuilder endpoint, params ReadOnlySpan<int> statuses)
    {
        foreach (var status in statuses)
            endpoint.ProducesProblem(status, Problem);
        return endpoint;
    }
}

/// <summary>Marks an endpoint that is in the OpenAPI document.</summary>
internal sealed record ApiOperation
{
    /// <summary>The mark.</summary>
    public static readonly ApiOperation Mark = new();
}
