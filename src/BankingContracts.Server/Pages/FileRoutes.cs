using BankingContracts.Runtime.Definitions;
using BankingContracts.Server.Access;
using BankingContracts.Server.Arrivals;
using BankingContracts.Server.Queue;
using BankingContracts.Server.Settings;
using BankingContracts.Server.Store;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace BankingContracts.Server.Pages;

/// <summary>The address of the page about files.</summary>
internal sealed class FileRoutes : Routes
{
    private static readonly Dictionary<string, FileOrder> Columns = new(StringComparer.Ordinal)
    {
        ["loaded"] = FileOrder.Loaded,
        ["file"] = FileOrder.File,
        ["source"] = FileOrder.Source,
        ["rows"] = FileOrder.Rows,
    };

    private FileRoutes(string root)
        : base(root)
    {
    }

    /// <summary>Maps it.</summary>
    /// <param name="group">Where.</param>
    /// <param name="root">What its address begins with in the application.</param>
    public static void Map(IEndpointRouteBuilder group, string root) => group.MapGet("/files", new FileRoutes(root).FilesAsync).Demands(Right.View);

    private async Task<IResult> FilesAsync(HttpContext context, ServerOptions options, FileRecords files, ExpectedFiles expected, KnownState known, CancellationToken cancellation)
    {
        var frame = await FrameAsync(context, "files");
        var view = TableView.Of(context.Request, frame.Link("/files"), Columns.Keys, "-loaded", "source", "q");
        var filter = new FileFilter(TableView.PageSize, view.Offset)
        {
            Source = view.Filter("source"),
            Text = view.Filter("q"),
            Order = Columns[view.Sort],
            IsDescending = view.IsDescending,
        };
        return Page<FilesPage>(new()
        {
            ["Frame"] = frame,
            ["View"] = view,
            ["Expected"] = expected.All(),
            ["Last"] = await ReadAsync(frame, async () => await files.LastAsync(cancellation), new Dictionary<string, FileRecord>()),
            ["Loaded"] = await ReadAsync(frame, async () => await files.ListAsync(filter, cancellation), []),
            ["Total"] = await ReadAsync(frame, async () => await files.CountAsync(filter, cancellation), 0L),
            ["Sources"] = options.Pipeline.Models.Where(m => m.Body is SourceBody).Select(m => m.Name).ToList(),
            ["Totals"] = known.State.Stagings,
        });
    }
}
