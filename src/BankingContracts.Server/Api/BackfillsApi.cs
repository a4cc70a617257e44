using System.Text.Json;
using BankingContracts.Runtime;
using BankingContracts.Server.Access;
using BankingContracts.Server.Runs;
using BankingContracts.Server.Scheduling;
using BankingContracts.Server.Store;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace BankingContracts.Server.Api;

/// <summary>Backfills: list, look at, begin, continue.</summary>
internal static class BackfillsApi
{
    private const int MostListed = 100;
    private const string By = "the API";

    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder group)
    {
        group.MapGet("/backfills", ListAsync).Demands(Right.View);
        group.MapPost("/backfills", BeginAsync).Demands(Right.Operate);
        group.MapGet("/backfills/{id}", FindAsync).Demands(Right.View);
        group.MapPost("/backfills/{id}/continue", ContinueAsync).Demands(Right.Operate);
    }

    private static async Task<IResult> ListAsync(BackfillRecords records, CancellationToken cancellation) =>
        TypedResults.Json([.. (await records.ListAsync(MostListed, cancellation)).Select(BackfillView.Of)], ApiJson.Default.IReadOnlyListBackfillView);

    private static async Task<IResult> BeginAsync(HttpContext context, Backfills backfills, CancellationToken cancellation)
    {
        if (!context.Request.HasJsonContentType())
            return TypedResults.Problem("The body must be JSON: send the header Content-Type: application/json.", statusCode: StatusCodes.Status415UnsupportedMediaType);
        try
        {
            if (await context.Request.ReadFromJsonAsync(ApiJson.Default.BackfillRequest, cancellation) is not { From: { } from, To: { } to } request)
                return Refused("The body needs from and to, the first and the last day.");
            var scope = new RunScope { Select = request.Select, Exclude = request.Exclude, AllowMassDelete = request.AllowMassDelete, AllowMassQuarantine = request.AllowMassQuarantine };
            return TypedResults.Json(BackfillView.Of(await backfills.BeginAsync(from, to, scope, Requester.Of(context, By))), ApiJson.Default.BackfillView, statusCode: StatusCodes.Status202Accepted);
        }
        catch (JsonException e)
        {
            return Refused($"The body is not a JSON object of from, to, select, exclude, allow_mass_delete and allow_mass_quarantine; look at {e.Path ?? "its begin"}.");
        }
        catch (PipelineException e)
        {
            return Refused(e.Message);
        }
    }

    private static async Task<IResult> FindAsync(BackfillRecords records, RunRecords runs, string id, CancellationToken cancellation) =>
        await records.FindAsync(id, cancellation) is { } backfill
            ? TypedResults.Json(
                new BackfillDetails(BackfillView.Of(backfill), [.. BackfillProgress.Of(backfill, await runs.OfBackfillAsync(id, cancellation)).Days.Select(BackfillDayView.Of)]),
                ApiJson.Default.BackfillDetails)
            : NoSuchBackfill();

    private static async Task<IResult> ContinueAsync(HttpContext context, Backfills backfills, BackfillRecords records, string id, CancellationToken cancellation)
    {
        if (await records.FindAsync(id, cancellation) is null)
            return NoSuchBackfill();
        try
        {
            return await backfills.ContinueAsync(id, Requester.Of(context, By), cancellation) is { } run
                ? TypedResults.Json(RunView.Of(run), ApiJson.Default.RunView, statusCode: StatusCodes.Status202Accepted)
                : TypedResults.Problem("The backfill is under way, or it has ended.", statusCode: StatusCodes.Status409Conflict);
        }
        catch (PipelineException e)
        {
            return Refused(e.Message);
        }
    }

    private static ProblemHttpResult Refused(string why) => TypedResults.Problem(why, statusCode: StatusCodes.Status400BadRequest);

    private static ProblemHttpResult NoSuchBackfill() => TypedResults.Problem("There is no backfill with this id.", statusCode: StatusCodes.Status404NotFound);
}
