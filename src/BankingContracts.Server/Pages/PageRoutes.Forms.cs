using BankingContracts.Runtime;
using BankingContracts.Runtime.Planning;
using BankingContracts.Server.Access;
using BankingContracts.Server.Queue;
using BankingContracts.Server.Runs;
using BankingContracts.Server.Scheduling;
using BankingContracts.Server.Settings;
using BankingContracts.Server.Store;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace BankingContracts.Server.Pages;

/// <summary>The pages with forms: a run, its plan, a backfill.</summary>
internal sealed partial class PageRoutes
{
    private const int BackfillsListed = 50;

    private void MapForms(IEndpointRouteBuilder group)
    {
        // A method with the context alone would be taken for one that writes the answer itself.
        group.MapGet("/runs/new", (Delegate)FormAsync).Demands(Right.Operate);
        group.MapPost("/runs", StartAsync).Demands(Right.Operate);
        group.MapPost("/plan", PlanAsync).Demands(Right.Operate);
        group.MapGet("/backfills", BackfillsAsync).Demands(Right.View);
        group.MapPost("/backfills", BeginBackfillAsync).Demands(Right.Operate);
        group.MapGet("/backfills/{id}", BackfillAsync).Demands(Right.View);
        group.MapPost("/backfills/{id}/continue", ContinueBackfillAsync).Demands(Right.Operate);
    }

    private Task<IResult> FormAsync(HttpContext context) => RunFormAsync(context, new(), null, null);

    private Task<IResult> StartAsync(HttpContext context, ServerOptions options, RunQueue queue, IAntiforgery antiforgery) => ChangedAsync(
        context,
        antiforgery,
        () => WithScopeAsync(context, async scope =>
        {
            scope.Check(options.Pipeline);
            return Redirect(context, (await queue.AddAsync(RunCause.Page, Requester.Of(context, By), scope)).Id);
        }));

    private Task<IResult> PlanAsync(HttpContext context, DryRun dryRun, IAntiforgery antiforgery, CancellationToken cancellation) => ChangedAsync(
        context,
        antiforgery,
        () => WithScopeAsync(context, async scope => await RunFormAsync(context, scope, await dryRun.PlanAsync(scope, cancellation), null)));

    /// <summary>Answers a form of a run; where what it asks makes no sense, the form comes back with the reason.</summary>
    private async Task<IResult> WithScopeAsync(HttpContext context, Func<RunScope, Task<IResult>> answer)
    {
        var scope = new RunScope();
        try
        {
            scope = ScopeOf(context.Request);
            return await answer(scope);
        }
        catch (PipelineException e)
        {
            return await RunFormAsync(context, scope, null, e.Message);
        }
    }

    private async Task<IResult> RunFormAsync(HttpContext context, RunScope scope, RunPlan? plan, string? refusal) => Page<NewRunPage>(
        new() { ["Frame"] = await FrameAsync(context, "runs"), ["Scope"] = scope, ["Plan"] = plan, ["Refusal"] = refusal },
        refusal is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);

    private Task<IResult> BackfillsAsync(HttpContext context, BackfillRecords records, CancellationToken cancellation) => BackfillListAsync(context, records, null, cancellation);

    private async Task<IResult> BackfillListAsync(HttpContext context, BackfillRecords records, string? refusal, CancellationToken cancellation)
    {
        var frame = await FrameAsync(context, "runs");
        return Page<BackfillsPage>(
            new() { ["Frame"] = frame, ["Backfills"] = await ReadAsync(frame, async () => await records.ListAsync(BackfillsListed, cancellation), []), ["Refusal"] = refusal },
            refusal is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
    }

    private Task<IResult> BeginBackfillAsync(HttpContext context, Backfills backfills, BackfillRecords records, IAntiforgery antiforgery, CancellationToken cancellation) => ChangedAsync(
        context,
        antiforgery,
        async () =>
        {
            try
            {
                var (from, to) = (DayOf(context.Request, "from"), DayOf(context.Request, "to"));
                if (from is null || to is null)
                    throw PipelineException.BadInput("A backfill needs a first and a last day; fill in both.");
                var backfill = await backfills.BeginAsync(from.Value, to.Value, ScopeOf(context.Request), Requester.Of(context, By));
                return new SeeOther($"{context.Request.PathBase}{Root}/backfills/{Uri.EscapeDataString(backfill.Id)}");
            }
            catch (PipelineException e)
            {
                return await BackfillListAsync(context, records, e.Message, cancellation);
            }
        });

    private async Task<IResult> BackfillAsync(HttpContext context, BackfillRecords records, RunRecords runs, string id, CancellationToken cancellation)
    {
        var frame = await FrameAsync(context, "runs");
        if (await ReadAsync(frame, async () => await records.FindAsync(id, cancellation), null) is not { } backfill)
            return await MissingAsync(context, frame, "No such backfill", "There is no backfill with this id.");
        return Page<BackfillPage>(new()
        {
            ["Frame"] = frame,
            ["Backfill"] = backfill,
            ["Progress"] = BackfillProgress.Of(backfill, await runs.OfBackfillAsync(id, cancellation)),
        });
    }

    private Task<IResult> ContinueBackfillAsync(HttpContext context, Backfills backfills, IAntiforgery antiforgery, string id, CancellationToken cancellation) => ChangedAsync(
        context,
        antiforgery,
        async () =>
        {
            try
            {
                await backfills.ContinueAsync(id, Requester.Of(context, By), cancellation);
                return new SeeOther($"{context.Request.PathBase}{Root}/backfills/{Uri.EscapeDataString(id)}");
            }
            catch (PipelineException e)
            {
                return await MessageAsync(context, "Not done", e.Message, StatusCodes.Status400BadRequest);
            }
        });

    /// <exception cref="PipelineException">The business date is none.</exception>
    private static RunScope ScopeOf(HttpRequest request) => new()
    {
        Select = Words(request.Form["select"]),
        Exclude = Words(request.Form["exclude"]),
        FullRefresh = request.Form.ContainsKey("full_refresh"),
        BusinessDate = DayOf(request, "business_date"),
        AllowMassDelete = request.Form.ContainsKey("allow_mass_delete"),
        AllowMassQuarantine = request.Form.ContainsKey("allow_mass_quarantine"),
    };

    private static string[] Words(string? text) => (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    private static DateOnly? DayOf(HttpRequest request, string field) => request.Form[field].ToString() is not { Length: > 0 } text
        ? null
        : Days.Parse(text) ?? throw PipelineException.BadInput($"'{text}' is not a date; write it as 2026-01-31.");
}
