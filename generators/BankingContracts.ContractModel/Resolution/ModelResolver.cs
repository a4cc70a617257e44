using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Text;

namespace BankingContracts.ContractModel.Resolution;

/// <summary>Fills in the parts of a contract that other contracts and the policy decide.</summary>
internal sealed class ModelResolver
{
    private static readonly EquatableArray<string> None = EquatableArray<string>.Empty;

    private readonly Catalog _catalog;
    private readonly SqlCatalog _sql;
    private readonly ReferenceGraph _graph;
    private readonly EffectiveColumns _columns;

    /// <summary>The columns that snapshots use as the time of a change, by the staging model that they follow.</summary>
    private readonly ILookup<string, string> _updatedAtColumns;

    public ModelResolver(Catalog catalog, SqlCatalog sql, ReferenceGraph graph, EffectiveColumns columns)
    {
        _catalog = catalog;
        _sql = sql;
        _graph = graph;
        _columns = columns;
        _updatedAtColumns = catalog.Models
            .Where(static m => m.Contract.Snapshot?.UpdatedAt is not null)
            .ToLookup(static m => m.Contract.Snapshot!.Relation, static m => m.Contract.Snapshot!.UpdatedAt!, StringComparer.Ordinal);
    }

    /// <summary>The resolved model without its tests; null when parts are missing because of reported errors.</summary>
    public ResolvedModel? Resolve(CatalogEntry entry)
    {
        if (!entry.Contract.IsComplete || _columns.Of(entry) is not { } columns)
            return null;
        var contract = entry.Contract;
        var policy = _catalog.Policy[entry.Layer];
        var model = new ResolvedModel(
            entry.Name, entry.Layer, entry.Kind, contract.Description, columns, ModelKeys.Of(contract), Upstreams(_graph.Before(entry)),
            Materialization.Table, policy.Uniqueness, null, null, null, None, null, default, contract.Exports, contract.Tags)
        {
            RenamedFrom = contract.RenamedFrom,
            Lifecycle = contract.Lifecycle,
            PastSeconds = contract.PastSeconds,
            ArchivesExports = contract.ArchivesExports,
        };
        return entry.Kind switch
        {
            ModelKind.Source => contract.Source is { } source ? model with { Source = source with { IsArchived = source.IsArchived ?? _catalog.Policy.ArchivesFiles }, Key = None, MayLack = _columns.MayLack(entry) } : null,
            ModelKind.Staging => Staging(entry, model),
            ModelKind.Quarantine => model with
            {
                Description = "The rows that " + contract.Name + " refused, as received, with the reasons.",
                Input = contract.Name,
                RenamedFrom = contract.RenamedFrom.Select(QuarantineNames.Of).ToEquatableArray(),
                Key = None,
                Exports = default,
                Lifecycle = ModelLifecycle.First,
                ArchivesExports = false,
            },
            ModelKind.Snapshot => Snapshot(entry, model),
            ModelKind.Query => _sql.Of(entry) is { } file
                ? model with { Sql = file.Text, SqlFile = file.Source.RelativePath, Materialized = contract.Materialized ?? policy.Materialized, Links = contract.Links }
                : null,
            _ => throw new InvalidOperationException($"{entry.Name} is of no known kind."),
        };
    }

    /// <summary>What is known about a model that cannot be resolved.</summary>
    public IncompleteModel Outline(CatalogEntry entry)
    {
        var (columns, areAll) = IncompleteColumns.Of(entry, _graph.From(entry) is [var edge] ? edge.To : null);
        var model = new ResolvedModel(
            entry.Name, entry.Layer, entry.Kind, entry.Contract.Description, columns, None, Upstreams(_graph.Before(entry)),
            Materialization.Table, Uniqueness.Audit, null, null, null, None, null, default, default, default);
        return new IncompleteModel(model, areAll);
    }

    /// <summary>References to <paramref name="models"/>, in ordinal order of their names.</summary>
    public static EquatableArray<ModelReference> Upstreams(IEnumerable<CatalogEntry> models) =>
        models.Select(static m => m.Reference).OrderBy(static r => r.Name, StringComparer.Ordinal).ToEquatableArray();

    private ResolvedModel? Staging(CatalogEntry entry, ResolvedModel model)
    {
        if (_columns.Input(entry, ModelKind.Source) is not { } source)
            return null;
        var isWhole = model.Columns.All(c => c.Clean is { } clean && _columns.Find(source, clean.From) is not null);
        return isWhole
            ? model with
            {
                Columns = model.Columns.Select(c => NotAfterTheRun(entry, c, source)).ToEquatableArray(),
                Input = source.Name,
                InputSource = source.Contract.Source,
                InputColumns = QuarantineColumns.Received(source.Contract).Select(static c => c.Name).ToEquatableArray(),
                LoadedAtColumns = LoadedAtColumns(entry, source),
                BusinessTimes = model.Columns.Where(c => IsBusinessTime(entry, c, source)).Select(static c => c.Name).ToEquatableArray(),
            }
            : null;
    }

    private bool IsBusinessTime(CatalogEntry staging, ColumnContract column, CatalogEntry source) =>
        _updatedAtColumns[staging.Name].Contains(column.Name) && !IsArrival(column, source);

    /// <summary>History cannot open a version in the future: a business time after the run is invalid, also without a rule.</summary>
    private ColumnContract NotAfterTheRun(CatalogEntry staging, ColumnContract column, CatalogEntry source)
    {
        var isImplied = IsBusinessTime(staging, column, source)
            && column.Quarantine.All(static r => r.When != QuarantineCondition.Future);
        return isImplied
            ? column with { Quarantine = column.Quarantine.Append(new QuarantineRule(QuarantineCondition.Future, null, None, null, null)).ToEquatableArray() }
            : column;
    }

    private ResolvedModel? Snapshot(CatalogEntry entry, ResolvedModel model)
    {
        if (entry.Contract.Snapshot is not { } snapshot || _columns.Input(entry, ModelKind.Staging) is not { } relation)
            return null;
        var check = snapshot.Strategy == SnapshotStrategy.Check ? CheckColumns(entry.Contract, snapshot, relation) : None;
        if (snapshot.IsRetired)
            return model with { Snapshot = snapshot with { Relation = relation.Name, CheckColumns = check }, LoadedAtColumns = LoadedAtColumns(relation, _columns.Input(relation, ModelKind.Source)) };
        var named = model.Key.Concat(check).Concat(snapshot.UpdatedAt is { } updatedAt ? [updatedAt] : []);
        return named.All(c => _columns.Find(relation, c) is not null)
            ? model with
            {
                Snapshot = snapshot with { Relation = relation.Name, CheckColumns = check },
                LoadedAtColumns = LoadedAtColumns(relation, _columns.Input(relation, ModelKind.Source)),
            }
            : null;
    }

    /// <summary>
    /// The columns that the contract lists. <c>all</c> means every column except the time of arrival and the key, which cannot change.
    /// </summary>
    private EquatableArray<string> CheckColumns(ModelContract contract, SnapshotContract snapshot, CatalogEntry relation)
    {
        if (snapshot.CheckColumns.Count > 0)
            return snapshot.CheckColumns.Distinct().ToEquatableArray();
        var source = _columns.Input(relation, ModelKind.Source);
        return relation.Contract.Columns
            .Where(c => !contract.UniqueKey.Contains(c.Name) && !IsArrival(c, source))
            .Select(static c => c.Name)
            .ToEquatableArray();
    }

    private EquatableArray<string> LoadedAtColumns(CatalogEntry staging, CatalogEntry? source) =>
        staging.Contract.Columns.Where(c => IsArrival(c, source)).Select(static c => c.Name).ToEquatableArray();

    private bool IsArrival(ColumnContract column, CatalogEntry? source) =>
        source is not null && column.Clean is { } clean && _columns.Find(source, clean.From) is { Generated: GeneratedColumn.LoadedAt };
}
