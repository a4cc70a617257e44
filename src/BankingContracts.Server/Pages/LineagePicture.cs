using BankingContracts.Runtime.Definitions;

namespace BankingContracts.Server.Pages;

/// <summary>Where each model stands in the picture of lineage: a column for each layer, and in it the order in which lines cross little.</summary>
/// <param name="Boxes">The models.</param>
/// <param name="Lines">Who reads whom.</param>
/// <param name="Height">The picture's height in pixels.</param>
public sealed record LineagePicture(IReadOnlyList<LineageBox> Boxes, IReadOnlyList<LineageLine> Lines, int Height)
{
    /// <summary>The width of a box.</summary>
    public const int BoxWidth = 186;

    /// <summary>The height of a box.</summary>
    public const int BoxHeight = 28;

    private const int ColumnStep = 208;
    private const int RowStep = 40;
    private const int NoteStep = 16;
    private const int Top = 34;
    private const int Sweeps = 4;

    /// <summary>The picture's width in pixels.</summary>
    public int Width => Boxes.Count == 0 ? 0 : Boxes.Max(b => b.X) + BoxWidth + 4;

    /// <summary>What stands above each column: its layers.</summary>
    public IEnumerable<(int X, string Text)> Headings =>
        Boxes.GroupBy(b => b.X).Select(c => (c.Key, string.Join(", ", c.Select(b => b.Model.Layer).Distinct().Order().Select(l => l.ToString().ToLowerInvariant()))));

    /// <summary>The picture of some models.</summary>
    /// <param name="models">The models, each after the models that it reads.</param>
    /// <param name="hasNotes">Whether there is room for a line below each box.</param>
    public static LineagePicture Of(IReadOnlyList<ModelDefinition> models, bool hasNotes = false)
    {
        var step = RowStep + (hasNotes ? NoteStep : 0);
        var names = models.Select(m => m.Name).ToHashSet(StringComparer.Ordinal);
        var depths = Depths(models, names);
        var columns = depths.Values.Distinct().Order().Select(d => models.Where(m => depths[m.Name] == d).ToList()).ToList();
        var places = columns.SelectMany(c => c.Select((m, i) => (m.Name, Place: (double)i))).ToDictionary(p => p.Name, p => p.Place, StringComparer.Ordinal);
        var readers = models.SelectMany(m => m.Upstreams.Where(names.Contains).Select(u => (Upstream: u, m.Name))).ToLookup(e => e.Upstream, e => e.Name);
        for (var sweep = 0; sweep < Sweeps; sweep++)
        {
            foreach (var column in sweep % 2 == 0 ? columns : columns.AsEnumerable().Reverse())
            {
                column.Sort((a, b) => Wanted(a).CompareTo(Wanted(b)) is not 0 and var order ? order : string.CompareOrdinal(a.Name, b.Name));
                for (var i = 0; i < column.Count; i++)
                    places[column[i].Name] = i;
            }
        }

        var boxes = columns.SelectMany((c, x) => c.Select((m, y) => new LineageBox(m, x * ColumnStep, Top + (y * step)))).ToDictionary(b => b.Model.Name, StringComparer.Ordinal);
        return new(
            [.. boxes.Values],
            [.. models.SelectMany(m => m.Upstreams.Where(names.Contains).Select(u => new LineageLine(boxes[u], boxes[m.Name])))],
            Top + (columns.Select(c => c.Count).Append(0).Max() * step));

        double Wanted(ModelDefinition model) => model.Upstreams.Where(names.Contains).Concat(readers[model.Name]).Select(n => places[n]).DefaultIfEmpty(places[model.Name]).Average();
    }

    /// <summary>The column of each model: its layer's, and further right where it reads a model of its layer.</summary>
    private static Dictionary<string, int> Depths(IReadOnlyList<ModelDefinition> models, HashSet<string> names)
    {
        var depths = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var model in models)
            depths[model.Name] = model.Upstreams.Where(names.Contains).Select(u => depths[u] + 1).DefaultIfEmpty(0).Max();
        return depths;
    }
}

/// <summary>A model in the picture.</summary>
public sealed record LineageBox(ModelDefinition Model, int X, int Y);

/// <summary>One model reads another.</summary>
public sealed record LineageLine(LineageBox From, LineageBox To);
