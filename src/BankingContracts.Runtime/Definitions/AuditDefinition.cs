using System.Collections.ObjectModel;

namespace BankingContracts.Runtime.Definitions;

/// <summary>A check on a model's rows that runs before the commit.</summary>
public sealed record AuditDefinition
{
    /// <summary>Name, unique in the pipeline.</summary>
    public required string Name { get; init; }

    /// <summary>What it looks for.</summary>
    public required AuditType Type { get; init; }

    /// <summary>Whether it is a test written as SQL; all other tests come from a contract.</summary>
    public bool IsSingular => Type == AuditType.Singular;

    /// <summary>The model that is audited; for a singular test the first model that it reads.</summary>
    public required string Model { get; init; }

    /// <summary>The layer that reports show: the model's layer. For a singular test it is the last of the layers that it reads.</summary>
    public required ModelLayer Layer { get; init; }

    /// <summary>The column; null for a test of the whole model.</summary>
    public string? Column { get; init; }

    /// <summary>What a failure means; empty when the contract does not say it.</summary>
    public string Description { get; init; } = "";

    /// <summary>What a failure does to the run.</summary>
    public AuditSeverity Severity { get; init; }

    /// <summary>The number of failing rows that makes an error; null means any number above zero.</summary>
    public RowThreshold? ErrorIf { get; init; }

    /// <summary>The number of failing rows that makes a warning; null means any number above zero.</summary>
    public RowThreshold? WarnIf { get; init; }

    /// <summary>
    /// The file that asks for the test, below the contracts folder, for messages. It is a contract, or the SQL of a singular test. It is empty
    /// for tests that no file asks for: they guard the columns that a snapshot or a quarantine table has by design.
    /// </summary>
    public string File { get; init; } = "";

    /// <summary>A SELECT of the failing rows.</summary>
    public required SqlText FailingRows { get; init; }

    /// <summary>
    /// A condition for tests that look at one row at a time; else null. It is true exactly for failing rows, so all such tests of a model can
    /// share one scan.
    /// </summary>
    public SqlText? FailingCondition { get; init; }

    /// <summary>All models whose rows decide the result, <see cref="Model"/> included.</summary>
    public required IReadOnlyList<string> Reads { get; init; }

    /// <summary>
    /// Links from the models that it reads to the failing rows: they show which failing rows a change can affect. Empty when there are none.
    /// </summary>
    public IReadOnlyList<LinkDefinition> Links { get; init; } = [];

    /// <summary>
    /// For each model that it reads, the columns that may decide the result. A model that is missing is read with all columns. Only audits with
    /// links have entries.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Columns { get; init; } = ReadOnlyDictionary<string, IReadOnlyList<string>>.Empty;

    /// <summary>
    /// Whether its SQL cannot run over CTEs in place of the models, because DuckDB runs some joins in correlated subqueries only over tables and
    /// views. Only audits with links have it.
    /// </summary>
    public bool NeedsRelations { get; init; }

    /// <summary>Whether the result depends on the run's timestamp too.</summary>
    public bool DependsOnTime { get; init; }

    /// <summary>Hash over everything that decides the result. If it changes, the audit reads the whole table again.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>The hash that databases of state version 1 have instead of <see cref="Fingerprint"/>; empty if there is none.</summary>
    public string FormerFingerprint { get; init; } = "";
}
