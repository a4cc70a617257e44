using BankingContracts.Server.Access;
using BankingContracts.Server.Runs;
using BankingContracts.Server.Scheduling;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace BankingContracts.Server.Api;

/// <summary>Schedules: list, run, pause, resume.</summary>
internal static class SchedulesApi
{
    private const string By = "the API";

    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder group)
    {
        group.MapGet("/schedules", ListAsync).Demands(Right.View);
        group.MapPost("/schedules/{name}/run", RunAsync).Demands(Right.Operate);
        group.MapPost("/schedules/{name}/pause", (ScheduleBoard board, string name) => PauseAsync(board, name, isPaused: true)).Demands(Right.Operate);
        group.MapPost("/schedules/{name}/resume", (ScheduleBoard board, string name) => PauseAsync(board, name, isPaused: false)).Demands(Right.Operate);
    }

    private static async Task<IResult> ListAsync(ScheduleBoard board, CancellationToken cancellation) =>
        TypedResults.Json([.. (await board.AllAsync(cancellation)).Select(ScheduleView.Of)], ApiJson.Default.IReadOnlyListScheduleView);

    private static async Task<IResult> RunAsync(HttpContext context, ScheduleBoard board, string name) => await board.RunAsync(name, RunCause.Api, Requester.Of(context, By)) is { } run
        ? TypedResults.Json(RunView.Of(run), ApiJson.Default.RunView, statusCode: StatusCodes.Status202Accepted)
        : NoSuchSchedule();

    private static async Task<IResult> PauseAsync(ScheduleBoard board, string name, bool isPaused) =>
        await board.PauseAsync(name, isPaused) ? TypedResults.NoContent() : NoSuchSchedule();

    private static ProblemHttpResult NoSuchSchedule() => TypedResults.Problem("There is no schedule of this name.", statusCode: StatusCodes.Status404NotFound);
}
