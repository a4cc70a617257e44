using BankingContracts.Server.Access;
using BankingContracts.Server.Alerts;
using BankingContracts.Server.Store;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace BankingContracts.Server.Api;

/// <summary>Alerts: list them and their destinations, try a destination.</summary>
internal static class AlertsApi
{
    private const int UsualLimit = 50;
    private const int MostAlerts = 500;
    private const string By = "the API";
    private const string Group = "Alerts";

    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder group)
    {
        group.MapGet("/alerts", ListAsync).Demands(Right.View)
            .InApi(Group, "Lists alerts, the newest first.").Answers<AlertList>().Refuses(StatusCodes.Status400BadRequest);
        group.MapGet("/alerts/destinations", DestinationsAsync).Demands(Right.View)
            .InApi(Group, "Lists the destinations with their state.").Answers<DestinationList>();
        group.MapPost("/alerts/destinations/{name}/test", TestAsync).Demands(Right.Operate)
            .InApi(Group, "Sends a test to a destination.").Answers<AlertTest>(StatusCodes.Status202Accepted).Refuses(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> ListAsync(
        AlertRecords alerts, string? state, string? destination, string? run, int? limit, int? offset, CancellationToken cancellation)
    {
        if (state is not null && AlertWords.State(state) is null)
            return TypedResults.Problem($"There is no state of that name; the states are {string.Join(", ", AlertWords.AllStates)}.", statusCode: StatusCodes.Status400BadRequest);
        var filter = new AlertFilter(Math.Clamp(limit ?? UsualLimit, 1, MostAlerts), Math.Max(offset ?? 0, 0))
        {
            State = state is null ? null : AlertWords.State(state),
            Destination = destination,
            RunId = run,
        };
        var list = new AlertList(ApiJson.Version, await alerts.CountAsync(filter, cancellation), [.. (await alerts.ListAsync(filter, cancellation)).Select(AlertView.Of)]);
        return TypedResults.Json(list, ApiJson.Default.AlertList);
    }

    private static async Task<IResult> DestinationsAsync(AlertBoard board, CancellationToken cancellation) =>
        TypedResults.Json(new DestinationList(ApiJson.Version, [.. (await board.AllAsync(cancellation)).Select(DestinationView.Of)]), ApiJson.Default.DestinationList);

    private static async Task<IResult> TestAsync(AlertBoard board, string name) => await board.TestAsync(name, By) is { } id
        ? TypedResults.Json(new AlertTest(ApiJson.Version, id), ApiJson.Default.AlertTest, statusCode: StatusCodes.Status202Accepted)
        : TypedResults.Problem("There is no destination of this name.", statusCode: StatusCodes.Status404NotFound);
}
