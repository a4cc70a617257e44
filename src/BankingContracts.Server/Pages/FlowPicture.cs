using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Reporting;

namespace BankingContracts.Server.Pages;

/// <summary>Where the rows of a source went in a run: bands from what was read to what became of it, their heights in proportion to the rows.</summary>
/// <param name="Staging">The staging model.</param>
/// <param name="Files">The files.</param>
/// <param name="Nodes">What there is, from left to right.</param>
/// <param name="Bands">What went where.</param>
public sealed record FlowPicture(string Staging, IReadOnlyList<string> Files, IReadOnlyList<FlowNode> Nodes, IReadOnlyList<FlowBand> Bands)
{
    /// <summary>The picture's width in pixels.</summary>
    public const int Width = 620;

    /// <summary>The width of a bar.</summary>
    public const int Bar = 8;

    private const int Tallest = 96;
    private const double Thinnest = 3;
    private const int Step = 210;
    private const int Top = 6;
    private const int Gap = 34;

    /// <summary>The picture's height in pixels.</summary>
    public double Height => Nodes.Max(n => n.Y + Math.Max(n.Height, Gap));

    /// <summary>The pictures of a run: one for each staging model whose source brought rows.</summary>
    public static IReadOnlyList<FlowPicture> Of(PipelineDefinition pipeline, QualityReport report)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        ArgumentNullException.ThrowIfNull(report);
        // Of several deliveries of a source, the last has the totals after all of them.
        return
        [
            .. report.Deliveries.SelectMany(d => d.Totals.Select(t => (d.Files, Staging: t.Key, Totals: t.Value)))
                .GroupBy(d => d.Staging)
                .Select(g => Of(g.Key, [.. g.SelectMany(d => d.Files)], g.Last().Totals, Snapshot(pipeline, report, g.Key))),
        ];
    }

    private static FlowPicture Of(string staging, IReadOnlyList<string> files, Runtime.Outcomes.StagingTotals totals, ReportedStage? snapshot)
    {
        var scale = Tallest / (double)Math.Max(1, totals.RowsRead);
        var read = new FlowNode("read", totals.RowsRead, "accent", 0, Top, Tall(totals.RowsRead));
        var parts = new List<FlowNode>();
        Add("staged", totals.Staged, "accent", Step);
        Add("copies", totals.Collapsed, "idle", Step);
        Add("quarantined", totals.Quarantined, "warn", Step);
        var bands = Split(read, parts);
        var nodes = new List<FlowNode> { read };
        nodes.AddRange(parts);
        if (snapshot is not null && parts is [{ Label: "staged" } staged, ..])
        {
            var versions = Math.Min(totals.Staged, snapshot.Added + snapshot.Changed);
            parts = [];
            Add("as before", totals.Staged - versions, "ok", Step * 2);
            Add("new versions", versions, "change", Step * 2);
            bands = [.. bands, .. Split(staged, parts)];
            nodes.AddRange(parts);
        }

        return new(staging, files, nodes, bands);

        void Add(string label, long rows, string tone, int x)
        {
            if (rows > 0)
                parts.Add(new(label, rows, tone, x, parts is [.., var last] ? last.Y + Math.Max(last.Height + 6, Gap) : Top, Tall(rows)));
        }

        double Tall(long rows) => Math.Max(Thinnest, rows * scale);
    }

    private static List<FlowBand> Split(FlowNode from, IReadOnlyList<FlowNode> to)
    {
        var bands = new List<FlowBand>();
        var y = from.Y;
        foreach (var node in to)
        {
            var height = Math.Min(node.Height, Math.Max(1, from.Y + from.Height - y));
            bands.Add(new(from.X + Bar, y, height, node));
            y += height;
        }

        return bands;
    }

    /// <summary>What the run did to the snapshot of a staging model.</summary>
    private static ReportedStage? Snapshot(PipelineDefinition pipeline, QualityReport report, string staging) => report.Stages.FirstOrDefault(
        s => s.Model is { } model && pipeline.Find(model) is { Layer: ModelLayer.Snapshots } snapshot && snapshot.Upstreams.Contains(staging));
}

/// <summary>Rows of one kind in the picture.</summary>
public sealed record FlowNode(string Label, long Rows, string Tone, double X, double Y, double Height);

/// <summary>Rows that went to a node.</summary>
public sealed record FlowBand(double X, double Y, double Height, FlowNode To)
{
    /// <summary>The outline of the band, in the language of SVG.</summary>
    public string Path
    {
        get
        {
            var middle = Say.Pixel((X + To.X) / 2);
            return $"M{Say.Pixel(X)} {Say.Pixel(Y)} C{middle} {Say.Pixel(Y)} {middle} {Say.Pixel(To.Y)} {Say.Pixel(To.X)} {Say.Pixel(To.Y)} "
                + $"L{Say.Pixel(To.X)} {Say.Pixel(To.Y + To.Height)} C{middle} {Say.Pixel(To.Y + To.Height)} {middle} {Say.Pixel(Y + Height)} {Say.Pixel(X)} {Say.Pixel(Y + Height)} Z";
        }
    }
}
