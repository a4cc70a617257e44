using BankingContracts.ContractModel.Text;

namespace BankingContracts.ContractModel.Model;

/// <summary>One contract as it is in its file, without positions.</summary>
/// <param name="Name">Model name, unique in the pipeline.</param>
/// <param name="Layer">The layer of the folder.</param>
/// <param name="Description">For documentation comments; empty when absent.</param>
/// <param name="Materialized">The contract's own setting; null means the layer's default.</param>
/// <param name="UniqueKey">Key columns; empty when the rows have none.</param>
/// <param name="From">Staging: the source model it cleans; else null.</param>
/// <param name="Source">Source layer: the file; else null.</param>
/// <param name="Snapshot">Snapshots: how history is kept; else null.</param>
/// <param name="Columns">Columns in table order; for a snapshot, those to which it adds descriptions or tests.</param>
/// <param name="Constraints">Model-level constraints.</param>
/// <param name="Tests">Model-level tests.</param>
/// <param name="Exports">Files written after the commit.</param>
/// <param name="Tags">Words by which users select models.</param>
/// <param name="IsComplete">False when parts are missing because of errors. Then other contracts may refer to it, but nothing is generated from it.</param>
public sealed record ModelContract(
    string Name,
    Layer Layer,
    string Description,
    Materialization? Materialized,
    EquatableArray<string> UniqueKey,
    string? From,
    SourceContract? Source,
    SnapshotContract? Snapshot,
    EquatableArray<ColumnContract> Columns,
    EquatableArray<ConstraintContract> Constraints,
    EquatableArray<TestContract> Tests,
    EquatableArray<ExportFormat> Exports,
    EquatableArray<string> Tags,
    bool IsComplete)
{
    /// <summary>False when columns are missing because of errors: then the model may have other columns than <see cref="Columns"/>.</summary>
    public bool HasAllColumns { get; init; } = true;

    /// <summary>The names that the model had before; its stored rows are found under one of them.</summary>
    public EquatableArray<string> RenamedFrom { get; init; } = EquatableArray<string>.Empty;

    /// <summary>Queries: the links that the contract asks for.</summary>
    public EquatableArray<DeclaredLink> Links { get; init; }

    /// <summary>What it says to its consumers about its own changes.</summary>
    public ModelLifecycle Lifecycle { get; init; } = ModelLifecycle.First;

    /// <summary>How many seconds rows are kept that no table has any more; 0 keeps none, null keeps them for ever.</summary>
    public long? PastSeconds { get; init; }

    /// <summary>Whether each published file is kept under its run.</summary>
    public bool ArchivesExports { get; init; }

    /// <summary>The column called <paramref name="name"/>, or null.</summary>
    public ColumnContract? Column(string name) => Columns.FirstOrDefault(c => c.Name == name);
}
