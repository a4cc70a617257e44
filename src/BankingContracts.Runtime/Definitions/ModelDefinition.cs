namespace BankingContracts.Runtime.Definitions;

/// <summary>A compiled contract: everything that the runtime knows about a model.</summary>
public sealed record ModelDefinition
{
    /// <summary>Name, unique in the pipeline.</summary>
    public required string Name { get; init; }

    /// <summary>Layer, which is also the schema.</summary>
    public required ModelLayer Layer { get; init; }

    /// <summary>What a row is; empty when the contract does not say it.</summary>
    public required string Description { get; init; }

    /// <summary>Columns in table order.</summary>
    public required IReadOnlyList<ColumnDefinition> Columns { get; init; }

    /// <summary>Key columns; empty when the rows have no key.</summary>
    public required IReadOnlyList<string> Key { get; init; }

    /// <summary>The models it reads.</summary>
    public required IReadOnlyList<string> Upstreams { get; init; }

    /// <summary>How its rows are made.</summary>
    public required ModelBody Body { get; init; }

    /// <summary>A complete CREATE TABLE statement with the schema-qualified name.</summary>
    public required SqlText CreateTable { get; init; }

    /// <summary>
    /// The same statement without the primary key; null when there is no primary key. The key can be added after the table is filled.
    /// </summary>
    public SqlText? CreateKeylessTable { get; init; }

    /// <summary>Hash over everything that decides the rows. If it changes, the stored rows are out of date.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>The hash that databases of state version 1 have instead of <see cref="Fingerprint"/>; empty if there is none.</summary>
    public string FormerFingerprint { get; init; } = "";

    /// <summary>Links from the upstreams to this model's rows: they show which rows a change can affect. The links to try first come first.</summary>
    public IReadOnlyList<LinkDefinition> Links { get; init; } = [];

    /// <summary>The upstreams without a link.</summary>
    public IReadOnlyList<UnlinkedUpstream> Unlinked { get; init; } = [];

    /// <summary>Makes the information that the build has about the columns. It is made only on demand, because a run does not need it.</summary>
    public Func<ModelLineage> Lineage { get; init; } = static () => ModelLineage.Unknown;

    /// <summary>Audits of this model.</summary>
    public IReadOnlyList<AuditDefinition> Audits { get; init; } = [];

    /// <summary>Files written after the commit.</summary>
    public IReadOnlyList<ExportFormat> Exports { get; init; } = [];

    /// <summary>The names that the model had before; its stored rows are found under one of them.</summary>
    public IReadOnlyList<string> RenamedFrom { get; init; } = [];

    /// <summary>Whether each published file is kept under its run.</summary>
    public bool ArchivesExports { get; init; }

    /// <summary>How long rows are kept that the table has no more; zero keeps none, null keeps them for ever.</summary>
    public TimeSpan? PastLimit { get; init; }

    /// <summary>Words by which users select models.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>What its contract says to its consumers about its own changes.</summary>
    public ModelLifecycle Lifecycle { get; init; } = ModelLifecycle.First;

    /// <summary>Whether a constraint of the table guards the key.</summary>
    public bool HasKeyConstraint { get; init; }
}
