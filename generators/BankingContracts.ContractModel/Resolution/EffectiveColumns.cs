using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Text;

namespace BankingContracts.ContractModel.Resolution;

/// <summary>
/// The columns of every model's table, also the derived ones. If a contract is wrong, the names of its columns are still used, so that its
/// mistakes do not hide others. Its other promises may have been misread, so they are not used.
/// </summary>
internal sealed class EffectiveColumns
{
    private readonly Dictionary<CatalogEntry, EquatableArray<ColumnContract>?> _columns = [];
    private readonly Dictionary<CatalogEntry, Dictionary<string, ColumnContract>> _byName = [];
    private readonly ReferenceGraph _graph;
    private ILookup<CatalogEntry, string>? _mayLack;

    /// <summary>Finds columns with the references of <paramref name="graph"/>.</summary>
    public EffectiveColumns(ReferenceGraph graph) => _graph = graph;

    /// <summary>The columns of <paramref name="model"/>; null when reported errors make them unknown.</summary>
    public EquatableArray<ColumnContract>? Of(CatalogEntry model)
    {
        if (!_columns.TryGetValue(model, out var columns))
            _columns.Add(model, columns = Derive(model));
        return columns;
    }

    /// <summary>
    /// The column <paramref name="name"/> of <paramref name="model"/>; null when there is none. The columns of the model must be known.
    /// </summary>
    public ColumnContract? Find(CatalogEntry model, string name)
    {
        if (!_byName.TryGetValue(model, out var columns))
        {
            columns = new Dictionary<string, ColumnContract>(StringComparer.Ordinal);
            foreach (var column in Of(model) ?? EquatableArray<ColumnContract>.Empty)
                columns[column.Name] = column;
            _byName.Add(model, columns);
        }

        return columns.TryGetValue(name, out var found) ? found : null;
    }

    /// <summary>The columns of <paramref name="source"/> on which staging does not judge rows whose file lacks them, in the order of the contract.</summary>
    public EquatableArray<string> MayLack(CatalogEntry source)
    {
        _mayLack ??= _graph.Entries
            .Where(static m => m.Kind == ModelKind.Staging)
            .SelectMany(m => _graph.From(m).SelectMany(e => m.Contract.Columns.Where(static c => c.MayLackBeforeAdded && c.Clean is not null).Select(c => (e.To, c.Clean!.From))))
            .ToLookup(static p => p.To, static p => p.From);
        return source.Contract.Columns.Where(c => c.Generated is GeneratedColumn.None && _mayLack[source].Contains(c.Name)).Select(static c => c.Name).ToEquatableArray();
    }

    /// <summary>The end of a sentence about the unknown column <paramref name="name"/> of <paramref name="model"/>.</summary>
    public string Suggest(CatalogEntry model, string name) =>
        NearName.Suggest(name, (Of(model) ?? EquatableArray<ColumnContract>.Empty).Select(static c => c.Name));

    /// <summary>The complete contract of the model that <paramref name="model"/> is declared over; null when it is not known.</summary>
    public CatalogEntry? Input(CatalogEntry model, ModelKind kind) =>
        _graph.From(model) is [var edge] && edge.To.Kind == kind && edge.To.Contract.IsComplete ? edge.To : null;

    /// <summary>The same as <see cref="Input"/>, but also returns a wrong contract if the names of all its columns are known.</summary>
    public CatalogEntry? Known(CatalogEntry model, ModelKind kind) =>
        _graph.From(model) is [var edge] && edge.To.Kind == kind && edge.To.Contract.HasAllColumns ? edge.To : null;

    private EquatableArray<ColumnContract>? Derive(CatalogEntry model)
    {
        var contract = model.Contract;
        return model.Kind switch
        {
            ModelKind.Snapshot when contract is { IsComplete: true, Snapshot: { } snapshot } && Known(model, ModelKind.Staging) is { } relation =>
                AsKnown(SnapshotColumns.Derive(contract, snapshot, relation.Contract, LaterKey(model)), relation),
            ModelKind.Quarantine when Known(model, ModelKind.Source) is { } source => QuarantineColumns.Derive(source.Contract),
            ModelKind.Snapshot or ModelKind.Quarantine => null,
            ModelKind.Source when contract.HasAllColumns => AbsentColumn.AddTo(AsKnown(contract.Columns, model), MayLack(model).Count > 0),
            ModelKind.Source or ModelKind.Staging or ModelKind.Query => contract.HasAllColumns ? AsKnown(contract.Columns, model) : null,
            _ => throw new InvalidOperationException($"{model.Name} is of no known kind."),
        };
    }

    private EquatableArray<string> LaterKey(CatalogEntry model) =>
        _graph.Entries.FirstOrDefault(m => m.Contract.Snapshot?.Continues == model.Name && m.Name != model.Name)?.Contract.UniqueKey ?? EquatableArray<string>.Empty;

    // It is not known whether a column of a wrong contract may be NULL, so nothing is reported about it.
    private static EquatableArray<ColumnContract> AsKnown(EquatableArray<ColumnContract> columns, CatalogEntry stated) => stated.Contract.IsComplete
        ? columns
        : columns.Select(static c => c.IsNotNull ? c : c with { Constraints = c.Constraints.Append(SnapshotColumns.NotNull).ToEquatableArray() }).ToEquatableArray();
}
