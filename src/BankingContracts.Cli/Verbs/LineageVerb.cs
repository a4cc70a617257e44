using BankingContracts.Cli.Rendering.Lineage;
using BankingContracts.Cli.Session;
using BankingContracts.Runtime;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Server.Columns;

namespace BankingContracts.Cli.Verbs;

/// <summary>Shows where columns come from, or what comes from them. This information is compiled in, so no database is opened.</summary>
internal static class LineageVerb
{
    public static Task<int> ExecuteAsync(VerbContext context, string subject, LineageDirection direction)
    {
        var (model, column) = Find(context.Pipeline, subject);
        var graph = new LineageGraph(context.Pipeline);
        IReadOnlyList<LineageNode> start = column is not null
            ? [new LineageNode(model.Name, column)]
            : [.. model.Columns.Select(c => new LineageNode(model.Name, c.Name)), new LineageNode(model.Name, LineageNode.Rows)];
        LineageOutput.Write(context, subject, direction, graph.Follow(start, direction), graph.Unknown);
        return Task.FromResult((int)ExitCode.Done);
    }

    private static (ModelDefinition Model, string? Column) Find(PipelineDefinition pipeline, string subject)
    {
        var parts = subject.Split('.', 2);
        if (pipeline.Find(parts[0]) is not { } model)
            throw PipelineException.BadInput($"There is no model '{parts[0]}'.{NearNames.Question(parts[0], pipeline.Models.Select(m => m.Name))}");
        if (parts.Length == 1)
            return (model, null);
        var columns = model.Columns.Select(c => c.Name).ToList();
        return columns.Contains(parts[1], StringComparer.Ordinal)
            ? (model, parts[1])
            : throw PipelineException.BadInput($"{model.Name} has no column '{parts[1]}'.{NearNames.Question(parts[1], columns)} Its columns are {string.Join(", ", columns)}.");
    }
}
