using BankingContracts.ContractModel.Diagnostics;
using BankingContracts.ContractModel.Text;

namespace BankingContracts.ContractModel.Resolution;

/// <summary>Shows which models each model reads.</summary>
internal sealed class ReferenceGraph
{
    private static readonly IReadOnlyList<ModelEdge> NoEdges = [];

    private readonly Dictionary<CatalogEntry, IReadOnlyList<ModelEdge>> _edges = [];
    private readonly Catalog _catalog;
    private readonly Findings _findings;

    private ReferenceGraph(Catalog catalog, Findings findings)
    {
        _catalog = catalog;
        _findings = findings;
    }

    /// <summary>All models with a contract, then the quarantine tables.</summary>
    public IEnumerable<CatalogEntry> Entries => _catalog.Models.Concat(_catalog.Quarantines);

    /// <summary>The models that <paramref name="entry"/> reads, in the order of its text, each once.</summary>
    public IReadOnlyList<ModelEdge> From(CatalogEntry entry) => _edges.TryGetValue(entry, out var edges) ? edges : NoEdges;

    /// <summary>The models that come before <paramref name="entry"/> in a run: those that it reads, and the snapshot that it continues.</summary>
    public IEnumerable<CatalogEntry> Before(CatalogEntry entry)
    {
        var read = From(entry).Select(static e => e.To);
        return entry.Contract.Snapshot?.Continues is { } name && entry.Kind == ModelKind.Snapshot && _catalog.Find(name) is { Kind: ModelKind.Snapshot } former && former != entry
            ? read.Append(former)
            : read;
    }

    /// <summary>Follows every reference that brings rows. It reports a name that is not a model.</summary>
    public static ReferenceGraph Build(Catalog catalog, SqlCatalog sql, Findings findings)
    {
        var graph = new ReferenceGraph(catalog, findings);
        foreach (var model in catalog.Models)
            graph._edges.Add(model, graph.Edges(model, sql));
        foreach (var quarantine in catalog.Quarantines)
            graph._edges.Add(quarantine, graph.From(catalog.StagingOf(quarantine)));
        return graph;
    }

    /// <summary>The models that <paramref name="file"/> reads. A name that is not a model is reported at its place.</summary>
    public IReadOnlyList<ModelEdge> Tables(SqlFile file)
    {
        var edges = new List<ModelEdge>();
        foreach (var table in file.Statement.Tables)
        {
            var span = file.Span(table.Start, table.Length);
            var entry = _catalog.FindTable(table.Name);
            if (table.Qualifier is { } qualifier)
            {
                var fix = entry is null ? _catalog.Suggest(table.Name) : "; write the plain name '" + entry.Name + "'";
                _findings.Add(ReferenceRules.UnknownReference, span, qualifier + "." + table.Name, fix);
            }
            else if (entry is null && !_catalog.IsUnreadable(table.Name))
            {
                _findings.Add(ReferenceRules.UnknownReference, span, table.Name, _catalog.Suggest(table.Name));
            }

            if (entry is not null)
                edges.Add(new ModelEdge(entry, span));
        }

        return Once(edges);
    }

    /// <summary>The model that a contract calls <paramref name="name"/>. If there is none, this is reported at <paramref name="span"/>.</summary>
    public CatalogEntry? Find(string name, SourceSpan span)
    {
        var entry = _catalog.Find(name);
        if (entry is null && name.Length > 0 && !_catalog.IsUnreadable(name))
            _findings.Add(ReferenceRules.UnknownReference, span, name, _catalog.Suggest(name));
        return entry;
    }

    private IReadOnlyList<ModelEdge> Edges(CatalogEntry model, SqlCatalog sql)
    {
        var (name, pointer) = model.Kind switch
        {
            ModelKind.Staging => (model.Contract.From, "config/from"),
            ModelKind.Snapshot => (model.Contract.Snapshot?.Relation, "relation"),
            ModelKind.Source or ModelKind.Quarantine or ModelKind.Query => (null, ""),
            _ => throw new InvalidOperationException($"{model.Name} is of no known kind."),
        };
        if (model.Kind == ModelKind.Query)
            return sql.Of(model) is { } file ? Tables(file) : NoEdges;
        if (name is null)
            return NoEdges;
        var span = model.Positions.Value(pointer);
        return Find(name, span) is { } entry ? [new ModelEdge(entry, span)] : NoEdges;
    }

    private static List<ModelEdge> Once(List<ModelEdge> edges)
    {
        var seen = new HashSet<CatalogEntry>();
        return edges.FindAll(e => seen.Add(e.To));
    }
}
