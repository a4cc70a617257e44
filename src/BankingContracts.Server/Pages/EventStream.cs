using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using BankingContracts.Server.Access;
using BankingContracts.Server.Queue;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;

namespace BankingContracts.Server.Pages;

/// <summary>Tells open pages that something changed, by server-sent events. The data of an event is the id of a run.</summary>
internal static class EventStream
{
    private const string Opened = "open";
    private const string Changed = "run";

    /// <summary>Maps it.</summary>
    public static void Map(IEndpointRouteBuilder group) => group.MapGet("/events", Open).Demands(Right.View);

    private static IResult Open(HttpContext context, RunFeed feed, StreamLimit limit, IHostApplicationLifetime lifetime, CancellationToken closed)
    {
        if (limit.Enter(Requester.ClientOf(context)) is not { } place)
            return TypedResults.Problem("Too many pages of yours follow the service; close some.", statusCode: StatusCodes.Status429TooManyRequests);
        context.Response.RegisterForDispose(place);
        return TypedResults.ServerSentEvents(UntilEndAsync(feed, lifetime.ApplicationStopping, closed));
    }

    /// <summary>A service that ends does not wait for pages to close.</summary>
    private static async IAsyncEnumerable<SseItem<string>> UntilEndAsync(RunFeed feed, CancellationToken ending, [EnumeratorCancellation] CancellationToken closed)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ending, closed);
        await using var events = feed.ReadAsync(either.Token).GetAsyncEnumerator(either.Token);
        // The answer begins with the first event.
        yield return new("", Opened);
        while (await NextAsync(events))
            yield return new(events.Current, Changed);
    }

    private static async Task<bool> NextAsync(IAsyncEnumerator<string> events)
    {
        try
        {
            return await events.MoveNextAsync();
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
