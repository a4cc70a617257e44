namespace BankingContracts.Runtime.Definitions;

/// <summary>A compiled contract: everything that the runtime knows about a model.</summary>
public sealed record ModelDefinition
{
    /// <summary>Name, unique in the pipeline.</summary>
    public required string Name { get; init; }

    /// <summary>Layer, which is also the schema.</summary>
    public required ModelLayer Layer { get; init; }

    /// <summary>What a row is; empty when the contract is silent.</summary>
    public required string Description { get; init; }

    /// <summary>Columns in table order.</summary>
    public required IReadOnlyList<ColumnDefinition> Columns { get; init; }

    /// <summary>Key columns; empty when rows have no key.</summary>
    public required IReadOnlyList<string> Key { get; init; }

    /// <summary>The models it reads.</summary>
    public required IReadOnlyList<string> Upstreams { get; init; }

    /// <summary>How its rows are made.</summary>
    public required ModelBody Body { get; init; }

    /// <summary>A complete CREATE TABLE statement with the schema-qualified name.</summary>
    public required SqlText CreateTable { get; init; }

    /// <summary>The same statement without the primary key, which can be added when the table is filled; null when there is none.</summary>
    public SqlText? CreateKeylessTable { get; init; }

    /// <summary>Hash over everything that decides the rows: a change means the stored rows are out of date.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>The hash in databases of state version 1 instead of this one; empty if there is none.</summary>
    public string FormerFingerprint { get; init; } = "";

    /// <summary>How a change of an upstream is followed to this model's rows; the links to try first come first.</summary>
    public IReadOnlyList<LinkDefinition> Links { get; init; } = [];

    /// <summary>The upstreams without a link.</summary>
    public IReadOnlyList<UnlinkedUpstream> Unlinked { get; init; } = [];

    /// <summary>Makes the information of the build about the columns. It is made on demand, because a run does not need it.</summary>
    public Func<ModelLineage> Lineage { get; init; } = static () => ModelLineage.Unknown;

    /// <summary>Audits of this model.</summary>
    public IReadOnlyList<AuditDefinition> Audits { get; init; } = [];

    /// <summary>Files written after the commit.</summary>
    public IReadOnlyList<ExportFormat> Exports { get; init; } = [];

    /// <summary>For selection.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Whether the engine guards the key with a constraint of the table.</summary>
    public bool HasKeyConstraint { get; init; }
}
