using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Faults;

namespace BankingContracts.Runtime.Sql.Faults;

/// <summary>The models that users' SQL reads.</summary>
/// <param name="Tables">Those with rows of their own.</param>
/// <param name="Views">Those that are computed from these, each after those it reads.</param>
/// <param name="Links">How rows of them reach the results.</param>
public sealed record ReadModels(IReadOnlyList<ModelDefinition> Tables, IReadOnlyList<ModelDefinition> Views, IReadOnlyList<LinkDefinition> Links)
{
    /// <summary>The models that <paramref name="sqls"/> read.</summary>
    public static ReadModels Of(PipelineDefinition pipeline, IReadOnlyList<FaultySql> sqls)
    {
        var names = new HashSet<string>();
        foreach (var name in sqls.SelectMany(s => s.Reads))
            Collect(pipeline, name, names);
        var read = pipeline.Models.Where(m => names.Contains(m.Name)).ToLookup(IsView);
        return new([.. read[false]], [.. read[true]], [.. sqls.SelectMany(s => s.Links)]);
    }

    /// <summary>The columns that order the rows of a table: rows that belong together by a link are next to each other.</summary>
    public IReadOnlyList<string> OrderOf(ModelDefinition table) =>
        [.. Links.Where(l => l.Upstream == table.Name).Select(l => l.Column).Take(1).Concat(table.Key).Distinct()];

    private static void Collect(PipelineDefinition pipeline, string name, HashSet<string> read)
    {
        if (!read.Add(name) || !IsView(pipeline[name]))
            return;
        foreach (var upstream in pipeline[name].Upstreams)
            Collect(pipeline, upstream, read);
    }

    private static bool IsView(ModelDefinition model) => model.Body is QueryBody { Materialization: Materialization.View };
}
