using BankingContracts.Server.Access;
using BankingContracts.Server.Store;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace BankingContracts.Server.Api;

/// <summary>Whether the service lives, and whether it can do its work.</summary>
internal static class HealthApi
{
    private const string Group = "Health";
    private const string Text = "text/plain";

    /// <summary>Maps it.</summary>
    public static void Map(IEndpointRouteBuilder group)
    {
        group.MapGet("/health/live", () => TypedResults.Text("live")).IsOpen()
            .InApi(Group, "200 while the service lives.").Produces<string>(StatusCodes.Status200OK, Text);
        group.MapGet("/health/ready", (StoreJournal journal) => journal.Fault is null
            ? TypedResults.Text("ready")
            : TypedResults.Text("The store cannot be used; what is to be recorded waits.", statusCode: StatusCodes.Status503ServiceUnavailable)).IsOpen()
            .InApi(Group, "200 while the service can do all its work; 503 while its store cannot be used.").Produces<string>(StatusCodes.Status200OK, Text);
    }
}
