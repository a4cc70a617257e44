using System.Globalization;
using System.Text;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Server.Columns;

namespace BankingContracts.Cli.Rendering.Lineage;

/// <summary>Lineage as a Mermaid flowchart: a box per model, a node per column, dotted lines for filters.</summary>
internal static class LineageMermaid
{
    public static string Document(PipelineDefinition pipeline, IReadOnlyList<LineageEdge> edges)
    {
        var text = new StringBuilder("flowchart LR\n");
        var nodes = edges.SelectMany(static e => new[] { e.From, e.To }).ToHashSet();
        // A name could be a keyword of Mermaid, such as end; a number cannot.
        var ids = new Dictionary<LineageNode, string>();
        foreach (var (index, model) in pipeline.Models.Where(m => nodes.Any(n => n.Model == m.Name)).Index())
        {
            text.Append(CultureInfo.InvariantCulture, $"    subgraph m{index}[\"{model.Name}\"]\n");
            foreach (var node in nodes.Where(n => n.Model == model.Name).OrderBy(n => Place(model, n)))
            {
                ids[node] = string.Create(CultureInfo.InvariantCulture, $"n{ids.Count}");
                text.Append(CultureInfo.InvariantCulture, $"        {ids[node]}[\"{(node.Column == LineageNode.Rows ? "rows" : node.Column)}\"]\n");
            }

            text.Append("    end\n");
        }

        foreach (var edge in edges)
            text.Append(CultureInfo.InvariantCulture, $"    {ids[edge.From]} {Arrow(edge.Kind)} {ids[edge.To]}\n");
        return text.ToString();
    }

    private static string Arrow(LineageKind kind) => kind switch
    {
        LineageKind.Copy => "-->",
        LineageKind.Filter => "-.->",
        LineageKind.Expression or LineageKind.Aggregate => $"-->|{LineageOutput.Word(kind)}|",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "no such kind"),
    };

    /// <summary>Columns in table order, the rows last.</summary>
    private static int Place(ModelDefinition model, LineageNode node)
    {
        for (var i = 0; i < model.Columns.Count; i++)
        {
            if (model.Columns[i].Name == node.Column)
                return i;
        }

        return model.Columns.Count;
    }
}
