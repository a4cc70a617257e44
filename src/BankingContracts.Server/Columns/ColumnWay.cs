using BankingContracts.Runtime.Definitions;

namespace BankingContracts.Server.Columns;

/// <summary>The way of a column through the pipeline: from the columns that its value is computed from to those that are computed from it.</summary>
/// <param name="Column">The column.</param>
/// <param name="Steps">What comes from what, from the files to the marts.</param>
public sealed record ColumnWay(LineageNode Column, IReadOnlyList<LineageEdge> Steps)
{
    /// <summary>The columns of each model on the way, in the order of the model.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Columns { get; private init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>The way of a column.</summary>
    /// <param name="pipeline">The pipeline.</param>
    /// <param name="model">A model of it.</param>
    /// <param name="column">A column of the model.</param>
    public static ColumnWay Of(PipelineDefinition pipeline, ModelDefinition model, string column)
    {
        var graph = new LineageGraph(pipeline);
        var start = new LineageNode(model.Name, column);
        var edges = graph.Follow([start], LineageDirection.Upstream).Values.Concat(graph.Follow([start], LineageDirection.Downstream).Values).Distinct().ToList();
        var order = pipeline.Models.Select((m, i) => (m.Name, Place: i)).ToDictionary(m => m.Name, m => m.Place, StringComparer.Ordinal);
        return new(start, [.. edges.OrderBy(e => order[e.To.Model]).ThenBy(e => order[e.From.Model])])
        {
            Columns = edges.SelectMany(e => new[] { e.From, e.To }).Append(start).Distinct().GroupBy(n => n.Model).ToDictionary(
                g => g.Key,
                IReadOnlyList<string> (g) => [.. g.Select(n => n.Column).OrderBy(c => pipeline[g.Key].Columns.TakeWhile(d => d.Name != c).Count())],
                StringComparer.Ordinal),
        };
    }
}
