using BankingContracts.ContractModel.Locking;
using BankingContracts.ContractModel.Text;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Server.Columns;
using ExportFormat = BankingContracts.ContractModel.Model.ExportFormat;

namespace BankingContracts.Cli.Contracts;

/// <summary>What a change reaches along the lineage.</summary>
/// <param name="Columns">The columns of other models that are computed from it.</param>
/// <param name="Rows">The other models whose rows depend on it.</param>
/// <param name="Exports">The files that have any of this.</param>
internal sealed record ChangeImpact(IReadOnlyList<LineageNode> Columns, IReadOnlyList<string> Rows, IReadOnlyList<string> Exports)
{
    /// <summary>It reaches nothing.</summary>
    public static ChangeImpact None { get; } = new([], [], []);
}

/// <summary>
/// Follows changes along the lineage of the compiled pipeline. A column that is gone has a lineage only in a program that was built before it went.
/// </summary>
/// <param name="pipeline">The compiled pipeline.</param>
/// <param name="before">The earlier state of the contracts.</param>
/// <param name="after">The present state.</param>
internal sealed class ImpactTrace(PipelineDefinition pipeline, EquatableArray<ModelShape> before, EquatableArray<ModelShape> after)
{
    private readonly LineageGraph _graph = new(pipeline);
    private readonly Dictionary<string, int> _order = pipeline.Models.Select(static (m, i) => (m.Name, i)).ToDictionary(static m => m.Name, static m => m.i, StringComparer.Ordinal);

    /// <summary>The models of whose SQL the program knows nothing.</summary>
    public IReadOnlyList<string> Unknown => _graph.Unknown;

    /// <summary>What <paramref name="change"/> reaches.</summary>
    public ChangeImpact Of(ContractChange change) => change.Kind switch
    {
        ChangeKind.ExportAdded or ChangeKind.ExportRemoved => ChangeImpact.None with { Exports = [FileOf(change.Model, change.Before + change.After)] },
        ChangeKind.ExportOrderChanged => ChangeImpact.None with { Exports = [FileOf(change.Model, "csv")] },
        ChangeKind.ModelAdded or ChangeKind.OrderChanged or ChangeKind.DescriptionChanged or ChangeKind.TestsChanged or ChangeKind.TagsChanged
            or ChangeKind.VersionRaised or ChangeKind.VersionLowered or ChangeKind.VersionOfChanged => ChangeImpact.None,
        _ => Follow(change),
    };

    private ChangeImpact Follow(ContractChange change)
    {
        var trace = _graph.Follow(Start(change), LineageDirection.Downstream);
        if (change.Column is null)
        {
            var models = InOrder(trace.All.Select(static e => e.To.Model).Where(m => !Names(change).Contains(m)));
            return new([], models, Files(change, models));
        }

        var columns = trace.Values.Select(static e => e.To).Where(n => n.Column != LineageNode.Rows && n.Model != change.Model).Distinct()
            .OrderBy(n => _order[n.Model]).ThenBy(PlaceOf).ToList();
        var rows = InOrder(trace.All.Select(static e => e.To).Where(n => n.Column == LineageNode.Rows && n.Model != change.Model).Select(static n => n.Model));
        return new(columns, rows, Files(change, InOrder(columns.Select(static c => c.Model).Concat(rows))));
    }

    private List<string> InOrder(IEnumerable<string> models) => [.. models.Distinct().OrderBy(m => _order[m])];

    private IReadOnlyList<string> Files(ContractChange change, IEnumerable<string> reached) =>
        [.. OwnFiles(change).Concat(reached.SelectMany(m => pipeline[m].Exports.Select(e => FileOf(m, e.ToString().ToLowerInvariant())))).Distinct()];

    /// <summary>The column, under both names if it was renamed; for a change of the whole model all its columns and its rows.</summary>
    private IReadOnlyList<LineageNode> Start(ContractChange change)
    {
        if (change.Column is null)
            return [.. Names(change).SelectMany(name => (pipeline.Find(name)?.Columns.Select(c => new LineageNode(name, c.Name)) ?? []).Prepend(new(name, LineageNode.Rows)))];
        return change.Kind == ChangeKind.ColumnRenamed ? [new(change.Model, change.Column), new(change.Model, change.Before)] : [new(change.Model, change.Column)];
    }

    private static IEnumerable<string> Names(ContractChange change) => change.Kind == ChangeKind.ModelRenamed ? [change.Model, change.Before] : [change.Model];

    /// <summary>The files that the model has in either state.</summary>
    private IEnumerable<string> OwnFiles(ContractChange change) =>
        Names(change).SelectMany(name => before.Concat(after).Where(s => s.Promise.Name == name).SelectMany(static s => s.Promise.Exports).Distinct().Order().Select(e => FileOf(name, Word(e))));

    private int PlaceOf(LineageNode node) => pipeline[node.Model].Columns.TakeWhile(c => c.Name != node.Column).Count();

    private static string Word(ExportFormat format) => format.ToString().ToLowerInvariant();

    private static string FileOf(string model, string format) => model + "." + format;
}
