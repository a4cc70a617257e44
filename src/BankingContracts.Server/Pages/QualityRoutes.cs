using System.Globalization;
using BankingContracts.Runtime.Reporting;
using BankingContracts.Server.Access;
using BankingContracts.Server.Quality;
using BankingContracts.Server.Settings;
using BankingContracts.Server.Store;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace BankingContracts.Server.Pages;

/// <summary>The addresses of the pages about tests.</summary>
internal sealed class QualityRoutes : Routes
{
    private static readonly string[] Columns = ["state", "test", "model", "rows", "findings"];

    private QualityRoutes(string root)
        : base(root)
    {
    }

    /// <summary>Maps them.</summary>
    /// <param name="group">Where.</param>
    /// <param name="root">What their addresses begin with in the application.</param>
    public static void Map(IEndpointRouteBuilder group, string root)
    {
        var pages = new QualityRoutes(root);
        group.MapGet("/quality", pages.QualityAsync).Demands(Right.View);
        group.MapGet("/quality/{test}", pages.TestAsync).Demands(Right.View);
        group.MapGet("/runs/{id}/failing/{test}", pages.FailingAsync).Demands(Right.Values);
    }

    private async Task<IResult> QualityAsync(HttpContext context, ServerOptions options, QualityHistory history, CancellationToken cancellation)
    {
        var frame = await FrameAsync(context, "quality");
        var view = TableView.Of(context.Request, frame.Link("/quality"), Columns, "-state", "state", "layer", "q", "last");
        var runs = await ReadAsync(frame, async () => await history.LastAsync(CountOf(view), cancellation), []);
        var trends = history.Trends(options.Pipeline, CountOf(view), runs);
        return Page<QualityPage>(new()
        {
            ["Frame"] = frame,
            ["View"] = view,
            ["Runs"] = runs,
            ["Rules"] = trends.Rules,
            ["Reasons"] = trends.Reasons,
            ["Layers"] = options.Pipeline.Models.Select(m => m.Layer).Distinct().ToList(),
        });
    }

    private async Task<IResult> TestAsync(HttpContext context, ServerOptions options, QualityHistory history, string test, CancellationToken cancellation)
    {
        if (options.Pipeline.Audits.FirstOrDefault(a => a.Name == test) is not { } audit)
            return await MissingAsync(context, "No such test", "The pipeline has no test of this name.");
        var frame = await FrameAsync(context, "quality");
        var runs = await ReadAsync(frame, async () => await history.LastAsync(QualityPage.UsualRuns, cancellation), []);
        return Page<TestPage>(new()
        {
            ["Frame"] = frame,
            ["Rule"] = new RuleTrend(audit, [.. runs.Where(r => r.WasTested)]),
            ["Sql"] = options.Engine.TextOf(audit.FailingRows),
        });
    }

    private async Task<IResult> FailingAsync(HttpContext context, RunRecords runs, FailingRowsFile kept, string id, string test, CancellationToken cancellation)
    {
        var frame = await FrameAsync(context, "runs");
        var report = await ReadAsync(frame, async () => await runs.ReportAsync(id, cancellation), null);
        if (report is null || QualityReport.Parse(report).Failures.FirstOrDefault(f => f.Test == test) is not { } failed || kept.Read(failed) is not { } rows)
            return await MissingAsync(context, "No such rows", "The failing rows of this test are not kept, or no longer.");
        return Page<FailingRowsPage>(new() { ["Frame"] = frame, ["RunId"] = id, ["Test"] = failed, ["Rows"] = rows });
    }

    private static int CountOf(TableView view) => QualityPage.Lengths.FirstOrDefault(l => l.ToString(CultureInfo.InvariantCulture) == view.Filter("last"), QualityPage.UsualRuns);
}
