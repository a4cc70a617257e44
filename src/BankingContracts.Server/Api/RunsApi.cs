using System.Text.Json;
using BankingContracts.Runtime;
using BankingContracts.Runtime.Reporting;
using BankingContracts.Server.Access;
using BankingContracts.Server.Queue;
using BankingContracts.Server.Runs;
using BankingContracts.Server.Settings;
using BankingContracts.Server.Store;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace BankingContracts.Server.Api;

/// <summary>Runs: list, look at, start, stop, repeat.</summary>
internal static class RunsApi
{
    private const int UsualLimit = 50;
    private const int MostRuns = 500;
    private const string By = "the API";

    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder group)
    {
        group.MapGet("/runs", ListAsync).Demands(Right.View);
        group.MapPost("/runs", StartAsync).Demands(Right.Operate);
        group.MapPost("/plan", PlanAsync).Demands(Right.Operate);
        group.MapGet("/runs/{id}", FindAsync).Demands(Right.View);
        group.MapGet("/runs/{id}/report", ReportAsync).Demands(Right.View);
        group.MapPost("/runs/{id}/cancel", CancelAsync).Demands(Right.Operate);
        group.MapPost("/runs/{id}/rerun", RerunAsync).Demands(Right.Operate);
    }

    private static async Task<IResult> ListAsync(RunRecords runs, string? state, string? schedule, int? limit, int? offset, CancellationToken cancellation)
    {
        if (state is not null && RunWords.State(state) is null)
            return Refused($"There is no state of that name; the states are {string.Join(", ", RunWords.AllStates)}.");
        var filter = new RunFilter(Math.Clamp(limit ?? UsualLimit, 1, MostRuns), Math.Max(offset ?? 0, 0)) { State = state is null ? null : RunWords.State(state), Schedule = schedule };
        var list = new RunList(await runs.CountAsync(filter, cancellation), [.. (await runs.ListAsync(filter, cancellation)).Select(RunView.Of)]);
        return TypedResults.Json(list, ApiJson.Default.RunList);
    }

    private static Task<IResult> StartAsync(HttpContext context, ServerOptions options, RunQueue queue, CancellationToken cancellation) => ScopedAsync(
        context,
        async scope =>
        {
            scope.Check(options.Pipeline);
            return Accepted(context, await queue.AddAsync(RunCause.Api, Requester.Of(context, By), scope));
        },
        cancellation);

    private static Task<IResult> PlanAsync(HttpContext context, ServerOptions options, DryRun dryRun, CancellationToken cancellation) => ScopedAsync(
        context, async scope => TypedResults.Text(PlanJson.Document(options.Pipeline.Name, await dryRun.PlanAsync(scope, cancellation)), "application/json"), cancellation);

    /// <summary>Answers a request whose body says what a run is asked to do.</summary>
    private static async Task<IResult> ScopedAsync(HttpContext context, Func<RunScope, Task<IResult>> answer, CancellationToken cancellation)
    {
        if (!context.Request.HasJsonContentType())
            return TypedResults.Problem("The body must be JSON: send the header Content-Type: application/json.", statusCode: StatusCodes.Status415UnsupportedMediaType);
        try
        {
            return await answer(await context.Request.ReadFromJsonAsync(ApiJson.Default.RunScope, cancellation) ?? new());
        }
        catch (JsonException e)
        {
            return Refused($"The body is not a JSON object of select, exclude, full_refresh, business_date, only_files_of_business_date, allow_mass_delete and allow_mass_quarantine; look at {e.Path ?? "its begin"}.");
        }
        catch (PipelineException e)
        {
            return e.ExitCode == ExitCode.Locked ? TypedResults.Problem(e.Message, statusCode: StatusCodes.Status409Conflict) : Refused(e.Message);
        }
    }

    private static async Task<IResult> FindAsync(RunRecords runs, string id, CancellationToken cancellation)
    {
        if (await runs.FindAsync(id, cancellation) is not { } run)
            return NoSuchRun();
        var next = await runs.AfterAsync(id, cancellation);
        var stages = (await runs.StagesAsync(id, cancellation)).Select(StageView.Of);
        return TypedResults.Json(new RunDetails(RunView.Of(run), next is null ? null : RunView.Of(next), [.. stages]), ApiJson.Default.RunDetails);
    }

    private static async Task<IResult> ReportAsync(RunRecords runs, string id, CancellationToken cancellation) =>
        await runs.ReportAsync(id, cancellation) is { } report ? TypedResults.Text(report, "application/json") : NoSuchRun();

    private static async Task<IResult> CancelAsync(HttpContext context, RunQueue queue, RunRecords runs, string id, CancellationToken cancellation)
    {
        if (await queue.CancelAsync(id, Requester.Of(context, By)))
            return TypedResults.Accepted((string?)null);
        return await runs.FindAsync(id, cancellation) is null ? NoSuchRun() : TypedResults.Problem("The run has ended.", statusCode: StatusCodes.Status409Conflict);
    }

    private static async Task<IResult> RerunAsync(HttpContext context, RunQueue queue, RunRecords runs, string id, CancellationToken cancellation) =>
        await runs.FindAsync(id, cancellation) is { } run ? Accepted(context, await queue.AddAsync(queue.New(RunCause.Api, Requester.Of(context, By), run.Scope) with { Previous = id })) : NoSuchRun();

    private static ProblemHttpResult Refused(string why) => TypedResults.Problem(why, statusCode: StatusCodes.Status400BadRequest);

    private static ProblemHttpResult NoSuchRun() => TypedResults.Problem("There is no run with this id, or it has no report.", statusCode: StatusCodes.Status404NotFound);

    private static JsonHttpResult<RunView> Accepted(HttpContext context, RunEntry run)
    {
        var path = context.Request.Path.Value!;
        context.Response.Headers.Location = $"{context.Request.PathBase}{path[..(path.IndexOf("/runs", StringComparison.Ordinal) + "/runs".Length)]}/{run.Id}";
        return TypedResults.Json(RunView.Of(run), ApiJson.Default.RunView, statusCode: StatusCodes.Status202Accepted);
    }
}
