using System.Reflection;
using BankingContracts.Runtime;
using BankingContracts.Runtime.Engines;
using BankingContracts.Runtime.Reporting;
using BankingContracts.Server.Access;
using BankingContracts.Server.Alerts;
using BankingContracts.Server.Api;
using BankingContracts.Server.Columns;
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

/// <summary>The addresses of the pages. A page gets its data here, and only shows it.</summary>
internal sealed partial class PageRoutes : Routes
{
    private const string By = "a person on a page";
    private const int RunsOnOverview = 30;

    private static readonly Dictionary<string, RunOrder> RunColumns = new(StringComparer.Ordinal)
    {
        ["requested"] = RunOrder.Requested,
        ["took"] = RunOrder.Took,
        ["changed"] = RunOrder.Changed,
        ["state"] = RunOrder.State,
    };

    private PageRoutes(string root)
        : base(root)
    {
    }

    /// <summary>Maps them.</summary>
    /// <param name="group">Where.</param>
    /// <param name="root">What their addresses begin with in the application.</param>
    public static void Map(IEndpointRouteBuilder group, string root)
    {
        var pages = new PageRoutes(root);
        Assets.Map(group);
        EventStream.Map(group);
        QueryRoutes.Map(group, root);
        group.MapGet("/", pages.OverviewAsync).Demands(Right.View);
        group.MapGet("/runs", pages.RunsAsync).Demands(Right.View);
        group.MapGet("/runs/{id}", pages.RunAsync).Demands(Right.View);
        group.MapGet("/schedules", pages.SchedulesAsync).Demands(Right.View);
        group.MapPost("/schedules/{name}/run", pages.RunScheduleAsync).Demands(Right.Operate);
        group.MapPost("/schedules/{name}/pause", pages.PauseScheduleAsync).Demands(Right.Operate);
        group.MapPost("/schedules/{name}/resume", pages.ResumeScheduleAsync).Demands(Right.Operate);
        group.MapGet("/alerts", pages.AlertsAsync).Demands(Right.View);
        group.MapPost("/alerts/{name}/test", pages.TestAlertAsync).Demands(Right.Operate);
        group.MapGet("/models", pages.ModelsAsync).Demands(Right.View);
        group.MapGet("/models/{name}", pages.ModelAsync).Demands(Right.View);
        group.MapGet("/lineage", pages.LineageAsync).Demands(Right.View);
        group.MapGet("/health", pages.HealthAsync).Demands(Right.View);
        pages.MapForms(group);
        group.MapPost("/runs/{id}/rerun", pages.RerunAsync).Demands(Right.Operate);
        group.MapPost("/runs/{id}/cancel", pages.CancelAsync).Demands(Right.Operate);
    }

    private async Task<IResult> OverviewAsync(
        HttpContext context, ServerOptions options, RunRecords runs, ScheduleBoard schedules, AlertBoard alerts, KnownState known, CancellationToken cancellation)
    {
        var frame = await FrameAsync(context, "overview");
        var ended = await ReadAsync(frame, async () => (await runs.ListAsync(new(RunsOnOverview * 2), cancellation)).Where(r => r.State.IsFinal()).Take(RunsOnOverview).ToList(), []);
        var report = await ReadAsync(frame, async () => await NewestReportAsync(runs, ended, cancellation), null);
        return Page<OverviewPage>(new()
        {
            ["Frame"] = frame,
            ["Ended"] = ended,
            ["Report"] = report,
            ["Schedules"] = await ReadAsync(frame, async () => await schedules.AllAsync(cancellation), []),
            ["Freshness"] = FreshnessView.Of(options.Pipeline, known.State, frame.Now),
            ["Destinations"] = await ReadAsync(frame, async () => await alerts.AllAsync(cancellation), []),
        });
    }

    private async Task<IResult> RunsAsync(HttpContext context, ServerOptions options, RunRecords runs, CancellationToken cancellation)
    {
        var frame = await FrameAsync(context, "runs");
        var view = TableView.Of(context.Request, frame.Link("/runs"), RunColumns.Keys, "-requested", "state", "schedule", "q");
        var filter = new RunFilter(TableView.PageSize, view.Offset)
        {
            State = view.Filter("state") is { } state ? RunWords.State(state) : null,
            Schedule = view.Filter("schedule"),
            Text = view.Filter("q"),
            Order = RunColumns[view.Sort],
            IsDescending = view.IsDescending,
        };
        var page = await ReadAsync(frame, async () => await runs.ListAsync(filter, cancellation), []);
        return Page<RunsPage>(new()
        {
            ["Frame"] = frame,
            ["View"] = view,
            ["Runs"] = page,
            ["Total"] = await ReadAsync(frame, async () => await runs.CountAsync(filter, page, cancellation), 0L),
            ["Schedules"] = options.Pipeline.Schedules.Select(s => s.Name).ToList(),
        });
    }

    private async Task<IResult> RunAsync(HttpContext context, ServerOptions options, RunRecords runs, FileRecords files, AlertRecords alerts, string id, CancellationToken cancellation)
    {
        var frame = await FrameAsync(context, "runs");
        if (await ReadAsync(frame, async () => await runs.FindAsync(id, cancellation), null) is not { } run)
            return await MissingAsync(context, frame, "No such run", "There is no run with this id.");
        var report = await runs.ReportAsync(id, cancellation) is { } text ? QualityReport.Parse(text) : null;
        return Page<RunPage>(new()
        {
            ["Frame"] = frame,
            ["Run"] = run,
            ["Next"] = await runs.AfterAsync(id, cancellation),
            ["Stages"] = await runs.StagesAsync(id, cancellation),
            ["Alerts"] = await alerts.ListAsync(new(AlertsPage.PageSize) { RunId = id }, cancellation),
            ["Report"] = report,
            ["Files"] = await files.ListAsync(new(RunPage.MostFiles) { RunId = id }, cancellation),
            ["Flows"] = report is null ? [] : FlowPicture.Of(options.Pipeline, report),
        });
    }

    private async Task<IResult> SchedulesAsync(HttpContext context, ScheduleBoard board, CancellationToken cancellation)
    {
        var frame = await FrameAsync(context, "schedules");
        return Page<SchedulesPage>(new() { ["Frame"] = frame, ["Schedules"] = await ReadAsync(frame, async () => await board.AllAsync(cancellation), []) });
    }

    private Task<IResult> RunScheduleAsync(HttpContext context, ScheduleBoard board, IAntiforgery antiforgery, string name) => ChangedAsync(
        context,
        antiforgery,
        async () => await board.RunAsync(name, RunCause.Page, Requester.Of(context, By)) is { } run ? Redirect(context, run.Id) : await MissingAsync(context, "No such schedule", "The pipeline has no schedule of this name."));

    private Task<IResult> PauseScheduleAsync(HttpContext context, ScheduleBoard board, IAntiforgery antiforgery, string name) => PausedAsync(context, board, antiforgery, name, isPaused: true);

    private Task<IResult> ResumeScheduleAsync(HttpContext context, ScheduleBoard board, IAntiforgery antiforgery, string name) => PausedAsync(context, board, antiforgery, name, isPaused: false);

    private Task<IResult> PausedAsync(HttpContext context, ScheduleBoard board, IAntiforgery antiforgery, string name, bool isPaused) => ChangedAsync(
        context,
        antiforgery,
        async () => await board.PauseAsync(name, isPaused)
            ? new SeeOther($"{context.Request.PathBase}{Root}/schedules")
            : await MissingAsync(context, "No such schedule", "The pipeline has no schedule of this name."));

    private async Task<IResult> AlertsAsync(
        HttpContext context, AlertBoard board, AlertRecords alerts, string? state, string? destination, int? offset, CancellationToken cancellation)
    {
        var frame = await FrameAsync(context, "alerts");
        var word = state is not null && AlertWords.State(state) is not null ? state : null;
        var filter = new AlertFilter(AlertsPage.PageSize, Math.Max(0, offset ?? 0)) { State = word is null ? null : AlertWords.State(word), Destination = destination };
        return Page<AlertsPage>(new()
        {
            ["Frame"] = frame,
            ["Destinations"] = await ReadAsync(frame, async () => await board.AllAsync(cancellation), []),
            ["Alerts"] = await ReadAsync(frame, async () => await alerts.ListAsync(filter, cancellation), []),
            ["Total"] = await ReadAsync(frame, async () => await alerts.CountAsync(filter, cancellation), 0L),
            ["Offset"] = filter.Offset,
            ["State"] = word,
            ["Destination"] = destination,
        });
    }

    private Task<IResult> TestAlertAsync(HttpContext context, AlertBoard board, IAntiforgery antiforgery, string name) => ChangedAsync(
        context,
        antiforgery,
        async () => await board.TestAsync(name, By) is not null
            ? new SeeOther($"{context.Request.PathBase}{Root}/alerts?destination={Uri.EscapeDataString(name)}")
            : await MissingAsync(context, "No such destination", "The pipeline has no destination of this name."));

    private async Task<IResult> ModelsAsync(HttpContext context, ServerOptions options, KnownState known)
    {
        var frame = await FrameAsync(context, "models");
        return Page<ModelsPage>(new()
        {
            ["Frame"] = frame,
            ["View"] = TableView.Of(context.Request, frame.Link("/models"), ModelsPage.SortWords, "flow", "q", "layer"),
            ["Models"] = options.Pipeline.Models,
            ["States"] = known.State.Models,
        });
    }

    private async Task<IResult> ModelAsync(HttpContext context, ServerOptions options, KnownState known, string name)
    {
        if (options.Pipeline.Find(name) is not { } model)
            return await MissingAsync(context, "No such model", "The pipeline has no model of this name.");
        var state = known.State.Models.GetValueOrDefault(name);
        return Page<ModelPage>(new()
        {
            ["Frame"] = await FrameAsync(context, "models"),
            ["Model"] = model,
            ["Downstreams"] = options.Pipeline.Models.Where(m => m.Upstreams.Contains(name)).Select(m => m.Name).ToList(),
            ["Rows"] = state?.Rows,
            ["ChangedBy"] = state?.ChangedBy,
        });
    }

    private async Task<IResult> LineageAsync(HttpContext context, ServerOptions options, string? model, string? column)
    {
        var asked = string.IsNullOrWhiteSpace(model) ? null : model.Trim();
        var found = asked is null ? null : options.Pipeline.Find(asked);
        var focus = found?.Name;
        return Page<LineagePage>(new()
        {
            ["Frame"] = await FrameAsync(context, "lineage"),
            ["Models"] = options.Pipeline.Models,
            ["Choice"] = LineageChoice.Of(options.Pipeline, focus),
            ["Asked"] = asked,
            ["Focus"] = focus,
            ["Way"] = found is not null && column is not null && found.Columns.Any(c => c.Name == column) ? ColumnWay.Of(options.Pipeline, found, column) : null,
        });
    }

    private async Task<IResult> HealthAsync(HttpContext context, ServerOptions options, ServiceStore store, AlertBoard board, KnownState known, CancellationToken cancellation)
    {
        var checks = await ChecksAsync(options.Engine, cancellation);
        var frame = await FrameAsync(context, "health");
        return Page<HealthPage>(new()
        {
            ["Frame"] = frame,
            ["Destinations"] = await ReadAsync(frame, async () => await board.AllAsync(cancellation), []),
            ["Store"] = store.Description,
            ["Version"] = typeof(PageRoutes).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown",
            ["Checks"] = checks,
            ["IsBuilt"] = known.State.Models.Count > 0,
        });
    }

    private static async Task<IReadOnlyList<EngineCheck>> ChecksAsync(IEngine engine, CancellationToken cancellation)
    {
        try
        {
            return await engine.DiagnoseAsync(cancellation);
        }
        catch (PipelineException e)
        {
            return [new("Database", EngineCheckOutcome.Problem, e.Message)];
        }
    }

    private Task<IResult> RerunAsync(HttpContext context, RunQueue queue, RunRecords runs, IAntiforgery antiforgery, string id, CancellationToken cancellation) => ChangedAsync(
        context,
        antiforgery,
        async () => await runs.FindAsync(id, cancellation) is { } run
            ? Redirect(context, (await queue.AddAsync(queue.New(RunCause.Page, Requester.Of(context, By), run.Scope) with { Previous = id })).Id)
            : await MissingAsync(context, "No such run", "There is no run with this id."));

    private Task<IResult> CancelAsync(HttpContext context, RunQueue queue, IAntiforgery antiforgery, string id) => ChangedAsync(
        context,
        antiforgery,
        async () =>
        {
            await queue.CancelAsync(id, Requester.Of(context, By));
            return Redirect(context, id);
        });

    /// <summary>Makes a change that a form of our own asks for.</summary>
    private async Task<IResult> ChangedAsync(HttpContext context, IAntiforgery antiforgery, Func<Task<IResult>> change)
    {
        try
        {
            await antiforgery.ValidateRequestAsync(context);
        }
        catch (AntiforgeryValidationException)
        {
            return await MessageAsync(context, "Not done", "The form was too old, or did not come from this page. Go back, load the page again, and repeat.", StatusCodes.Status400BadRequest);
        }

        return await change();
    }

    private SeeOther Redirect(HttpContext context, string runId) => new($"{context.Request.PathBase}{Root}/runs/{Uri.EscapeDataString(runId)}");

    private static async Task<QualityReport?> NewestReportAsync(RunRecords runs, IReadOnlyList<RunEntry> ended, CancellationToken cancellation)
    {
        foreach (var run in ended)
        {
            if (await runs.ReportAsync(run.Id, cancellation) is { } report)
                return QualityReport.Parse(report);
        }

        return null;
    }

    /// <summary>Leads a browser from a form to a page.</summary>
    private sealed class SeeOther(string address) : IResult
    {
        /// <inheritdoc/>
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
            httpContext.Response.Headers.Location = address;
            return Task.CompletedTask;
        }
    }
}
