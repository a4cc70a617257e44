using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Text;

namespace BankingContracts.ContractModel.Resolution;

/// <summary>
/// A contract together with all parts that other contracts and the policy decide. It has everything that is needed to generate its code, and
/// nothing else, so that it can be cached by value.
/// </summary>
/// <param name="Name">Model name.</param>
/// <param name="Layer">Layer.</param>
/// <param name="Kind">How its rows are made.</param>
/// <param name="Description">For documentation comments; empty when absent.</param>
/// <param name="Columns">All columns in table order, also the derived ones of a snapshot and a quarantine table.</param>
/// <param name="Key">Key columns; empty when the rows have none.</param>
/// <param name="Upstreams">The models that it reads, in ordinal order, each once.</param>
/// <param name="Materialized">Table, view or incremental; always Table if the model is not a query.</param>
/// <param name="Uniqueness">Who guards the key.</param>
/// <param name="Source">The file of a source model; else null.</param>
/// <param name="Snapshot">A snapshot's settings, in which the check columns are the actual list; else null.</param>
/// <param name="Input">Staging: the source model that it cleans; quarantine: the staging model that it belongs to; else null.</param>
/// <param name="InputColumns">Staging: the source model's columns as received (without loaded_at), in file order.</param>
/// <param name="Sql">A query's text as written, line ends normalized to LF; else null.</param>
/// <param name="Tests">Constraints and declared tests as audits, without duplicates.</param>
/// <param name="Exports">Files written after the commit.</param>
/// <param name="Tags">Words by which users select models.</param>
public sealed record ResolvedModel(
    string Name,
    Layer Layer,
    ModelKind Kind,
    string Description,
    EquatableArray<ColumnContract> Columns,
    EquatableArray<string> Key,
    EquatableArray<ModelReference> Upstreams,
    Materialization Materialized,
    Uniqueness Uniqueness,
    SourceContract? Source,
    SnapshotContract? Snapshot,
    string? Input,
    EquatableArray<string> InputColumns,
    string? Sql,
    EquatableArray<ResolvedTest> Tests,
    EquatableArray<ExportFormat> Exports,
    EquatableArray<string> Tags)
{
    /// <summary>How many seconds rows are kept that no table has any more; 0 keeps none, null keeps them for ever.</summary>
    public long? PastSeconds { get; init; }

    /// <summary>Whether each published file is kept under its run.</summary>
    public bool ArchivesExports { get; init; }

    /// <summary>Staging: the file of <see cref="Input"/>; otherwise null.</summary>
    public SourceContract? InputSource { get; init; }

    /// <summary>Queries: the file with the SQL, below the contracts folder; else empty.</summary>
    public string SqlFile { get; init; } = "";

    /// <summary>The names that the model had before; a quarantine has those that its staging model gave it.</summary>
    public EquatableArray<string> RenamedFrom { get; init; } = EquatableArray<string>.Empty;

    /// <summary>Queries: the links that the contract asks for.</summary>
    public EquatableArray<DeclaredLink> Links { get; init; }

    /// <summary>Staging and snapshots: the staging columns with the time of arrival.</summary>
    public EquatableArray<string> LoadedAtColumns { get; init; }

    /// <summary>Sources: the columns on which staging does not judge rows whose file lacks them; see <see cref="AbsentColumn"/>.</summary>
    public EquatableArray<string> MayLack { get; init; }

    /// <summary>Staging: the columns from the source whose time a snapshot uses for its versions.</summary>
    public EquatableArray<string> BusinessTimes { get; init; }

    /// <summary>What its contract says to its consumers about its own changes.</summary>
    public ModelLifecycle Lifecycle { get; init; } = ModelLifecycle.First;

    /// <summary>The columns that an expression supplies: all except those with <c>generated: changed_at</c>.</summary>
    public IEnumerable<ColumnContract> SuppliedColumns => Columns.Where(c => c.Generated != GeneratedColumn.ChangedAt);

    /// <summary>The column called <paramref name="name"/>, which must exist.</summary>
    public ColumnContract Column(string name) => Columns.First(c => c.Name == name);
}
