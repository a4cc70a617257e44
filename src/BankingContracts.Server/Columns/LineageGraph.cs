using BankingContracts.Runtime.Definitions;

namespace BankingContracts.Server.Columns;

/// <summary>
/// The lineage of a whole pipeline: columns come from columns, and the rows of a model from the columns that filter them and from
/// the rows it reads.
/// </summary>
internal sealed class LineageGraph
{
    private readonly List<LineageEdge> _edges = [];
    private readonly ILookup<LineageNode, LineageEdge> _byTarget;
    private readonly ILookup<LineageNode, LineageEdge> _bySource;

    public LineageGraph(PipelineDefinition pipeline)
    {
        var unknown = new List<string>();
        foreach (var model in pipeline.Models)
        {
            var lineage = model.Lineage();
            if (lineage.Columns.Count == 0)
                unknown.Add(model.Name);
            foreach (var column in lineage.Columns)
                _edges.AddRange(column.Sources.Select(s => new LineageEdge(new(s.Model, s.Column), new(model.Name, column.Column), s.Kind)));
            var rows = new LineageNode(model.Name, LineageNode.Rows);
            _edges.AddRange(lineage.Filters.Select(f => new LineageEdge(new(f.Model, f.Column), rows, LineageKind.Filter)));
            _edges.AddRange(model.Upstreams.Select(u => new LineageEdge(new(u, LineageNode.Rows), rows, LineageKind.Filter)));
        }

        Unknown = unknown;
        _byTarget = _edges.ToLookup(static e => e.To);
        _bySource = _edges.ToLookup(static e => e.From);
    }

    /// <summary>The models of which the build knows nothing.</summary>
    public IReadOnlyList<string> Unknown { get; }

    /// <summary>
    /// The edges to all columns that <paramref name="start"/> comes from, or that come from it. Upstream, the columns that decide the rows of a column's
    /// model are part of its lineage.
    /// </summary>
    public LineageTrace Follow(IReadOnlyList<LineageNode> start, LineageDirection direction)
    {
        var values = Follow(start, direction, static e => e.Kind != LineageKind.Filter);
        var rows = direction == LineageDirection.Upstream ? start.Select(static n => n with { Column = LineageNode.Rows }) : [];
        var all = Follow([.. start.Concat(rows).Distinct()], direction, static _ => true);
        return new LineageTrace(values, [.. all.Except(values)]);
    }

    private List<LineageEdge> Follow(IReadOnlyList<LineageNode> start, LineageDirection direction, Func<LineageEdge, bool> counts)
    {
        var open = new Queue<LineageNode>(start);
        var seen = start.ToHashSet();
        var found = new List<LineageEdge>();
        while (open.TryDequeue(out var node))
        {
            foreach (var edge in (direction == LineageDirection.Upstream ? _byTarget[node] : _bySource[node]).Where(counts))
            {
                found.Add(edge);
                var next = direction == LineageDirection.Upstream ? edge.From : edge.To;
                if (seen.Add(next))
                    open.Enqueue(next);
            }
        }

        return [.. found.Distinct()];
    }
}
