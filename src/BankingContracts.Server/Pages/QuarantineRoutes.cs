using BankingContracts.Runtime;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Server.Access;
using BankingContracts.Server.Quality;
using BankingContracts.Server.Quarantine;
using BankingContracts.Server.Settings;
using BankingContracts.Server.Store;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace BankingContracts.Server.Pages;

/// <summary>The addresses of the pages about refused rows.</summary>
internal sealed class QuarantineRoutes : Routes
{
    private static readonly Dictionary<string, QuarantineOrder> Columns = new(StringComparer.Ordinal)
    {
        ["place"] = QuarantineOrder.Place,
        ["reason"] = QuarantineOrder.Reason,
        ["entered"] = QuarantineOrder.Entered,
    };

    private QuarantineRoutes(string root)
        : base(root)
    {
    }

    /// <summary>Maps them.</summary>
    /// <param name="group">Where.</param>
    /// <param name="root">What their addresses begin with in the application.</param>
    public static void Map(IEndpointRouteBuilder group, string root)
    {
        var pages = new QuarantineRoutes(root);
        group.MapGet("/quarantine", pages.QuarantineAsync).Demands(Right.View);
        group.MapGet("/quarantine/{model}/rows", pages.DownloadAsync).Demands(Right.Values);
    }

    private async Task<IResult> QuarantineAsync(HttpContext context, ServerOptions options, QuarantineRows rows, HeldMemory memory, QualityHistory history, RunRecords runs, CancellationToken cancellation)
    {
        var frame = await FrameAsync(context, "quarantine");
        var view = WithoutValues(TableView.Of(context.Request, frame.Link("/quarantine"), Columns.Keys, "-entered", "model", "run", "file", "reason", "values"), frame);
        var models = ModelsOf(options.Pipeline);
        var reports = await ReadAsync(frame, async () => await history.LastAsync(QualityPage.UsualRuns, cancellation), []);
        var counts = models.ToDictionary(m => m.Name, m => reports.LastOrDefault(r => r.WasTested)?.Reasons.Where(q => q.Model == Staging(m)).Sum(q => q.Rows) ?? 0, StringComparer.Ordinal);
        // Without a choice, the one with the most rows.
        var model = models.FirstOrDefault(m => view.Filter("model") is { } name && (m.Name == name || Staging(m) == name)) ?? models.MaxBy(m => counts[m.Name]);
        var runAt = view.Filter("run") is { } run ? await ReadAsync(frame, async () => await RunAtAsync(runs, run, cancellation), null) : null;
        var filter = new QuarantineFilter
        {
            File = view.Filter("file"),
            Reason = view.Filter("reason"),
            EnteredAt = runAt,
            Order = Columns[view.Sort],
            IsDescending = view.IsDescending,
        };
        var showsValues = view.Filter("values") == "show" && frame.MaySeeValues;
        var (groups, held, fault) = await FoundAsync(model, async m =>
        {
            var question = new HeldQuestion(m.Name, filter, view.Offset, reports is [.., var newest] ? newest.RunId : null);
            if (!showsValues && memory.Find(question) is { } known)
                return known;
            var answer = new HeldAnswer(
                await rows.GroupsAsync(m, new QuarantineFilter { EnteredAt = runAt }, cancellation),
                await rows.RowsAsync(m, filter, showsValues, TableView.PageSize, view.Offset, cancellation));
            return showsValues ? answer : memory.Keep(question, answer);
        });
        return Page<QuarantinePage>(new()
        {
            ["Frame"] = frame,
            ["View"] = view,
            ["Models"] = models,
            ["Model"] = model,
            ["Groups"] = groups,
            ["Rows"] = held,
            ["Fault"] = fault,
            ["Columns"] = model is not null && showsValues ? rows.ValuesOf(model) : [],
            ["Reasons"] = model is null ? [] : history.Trends(options.Pipeline, QualityPage.UsualRuns, reports).Reasons.Where(r => r.Model == Staging(model)).ToList(),
            ["IsKnownRun"] = runAt is not null,
        });
    }

    private async Task<IResult> DownloadAsync(HttpContext context, ServerOptions options, QuarantineRows rows, string model, string? file, CancellationToken cancellation)
    {
        if (options.Pipeline.Find(model) is not { Body: QuarantineBody } quarantine || string.IsNullOrEmpty(file))
            return await MissingAsync(context, "No such quarantine", "The pipeline has no quarantine of this name.");
        try
        {
            return Results.Stream(await WrittenAsync(rows, quarantine, file, cancellation), "text/csv", $"{Path.GetFileNameWithoutExtension(file)}-refused.csv");
        }
        catch (PipelineException e)
        {
            return await MessageAsync(context, "Not now", e.Message, StatusCodes.Status503ServiceUnavailable);
        }
    }

    private static async Task<(IReadOnlyList<HeldGroup> Groups, IReadOnlyList<HeldRow> Rows, string? Fault)> FoundAsync(
        ModelDefinition? model, Func<ModelDefinition, Task<HeldAnswer>> find)
    {
        try
        {
            var (groups, rows) = model is null ? new HeldAnswer([], []) : await find(model);
            return (groups, rows, null);
        }
        catch (PipelineException e)
        {
            return ([], [], e.Message);
        }
    }

    /// <summary>The rows in a file that is gone when it is closed: they are sent when all are there, because half of them would look like all.</summary>
    private static async Task<FileStream> WrittenAsync(QuarantineRows rows, ModelDefinition quarantine, string file, CancellationToken cancellation)
    {
        var written = TemporaryFile();
        try
        {
            await rows.WriteAsync(quarantine, file, written, cancellation);
            written.Position = 0;
            return written;
        }
        catch
        {
            await written.DisposeAsync();
            throw;
        }
    }

    /// <summary>Who may not see values could guess them, if a reason with its value were looked for.</summary>
    private static TableView WithoutValues(TableView view, PageFrame frame) => view.Filter("reason") is { } reason && !frame.MaySeeValues
        ? view with { Filters = new Dictionary<string, string>(view.Filters, StringComparer.Ordinal) { ["reason"] = RefusalWords.Of(reason) } }
        : view;

    private static FileStream TemporaryFile()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Options = FileOptions.DeleteOnClose };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), options);
    }

    private static async Task<DateTime?> RunAtAsync(RunRecords runs, string run, CancellationToken cancellation) =>
        await runs.ReportAsync(run, cancellation) is { } report ? ReportedTimes.RunAt(report) : null;

    private static List<ModelDefinition> ModelsOf(PipelineDefinition pipeline) => [.. pipeline.Models.Where(m => m.Body is QuarantineBody)];

    private static string Staging(ModelDefinition quarantine) => ((QuarantineBody)quarantine.Body).Staging;
}
