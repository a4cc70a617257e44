namespace BankingContracts.Runtime.Definitions;

/// <summary>A check on a model's rows that runs before the commit.</summary>
public sealed record AuditDefinition
{
    /// <summary>Name, unique in the pipeline.</summary>
    public required string Name { get; init; }

    /// <summary>The test's type, for example <c>not_null</c>; <c>singular</c> for a test written as SQL.</summary>
    public required string Type { get; init; }

    /// <summary>Whether it is a test written as SQL; all other tests come from a contract.</summary>
    public bool IsSingular => Type == "singular";

    /// <summary>The model audited; for a singular test the first model it reads.</summary>
    public required string Model { get; init; }

    /// <summary>The layer shown in reports: the model's, for a singular test the last of those it reads.</summary>
    public required ModelLayer Layer { get; init; }

    /// <summary>The column; null for a test of the whole model.</summary>
    public string? Column { get; init; }

    /// <summary>What a failure means; empty when the contract is silent.</summary>
    public string Description { get; init; } = "";

    /// <summary>What a failure does to the run.</summary>
    public AuditSeverity Severity { get; init; }

    /// <summary>Number of failing rows that is an error; null means any.</summary>
    public RowThreshold? ErrorIf { get; init; }

    /// <summary>Number of failing rows that is a warning; null means any.</summary>
    public RowThreshold? WarnIf { get; init; }

    /// <summary>
    /// The file that asks for the test, below the contracts folder, for messages: a contract, or the SQL of a singular test. Empty for
    /// tests that no file asks for: they guard the columns that a snapshot or a quarantine table gets by design.
    /// </summary>
    public string File { get; init; } = "";

    /// <summary>A SELECT of the failing rows.</summary>
    public required SqlText FailingRows { get; init; }

    /// <summary>
    /// For tests that look at one row at a time: a condition that is true exactly for failing rows, so that all such tests of a
    /// model can share one scan; else null.
    /// </summary>
    public SqlText? FailingCondition { get; init; }

    /// <summary>All models whose rows decide the result, <see cref="Model"/> included.</summary>
    public required IReadOnlyList<string> Reads { get; init; }

    /// <summary>How a change of a model it reads is followed to the failing rows; empty when it cannot be.</summary>
    public IReadOnlyList<LinkDefinition> Links { get; init; } = [];

    /// <summary>Whether the result depends on the run's timestamp too.</summary>
    public bool DependsOnTime { get; init; }

    /// <summary>Hash over everything that decides the result: a changed audit reads the whole table again.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>The hash in databases of state version 1 instead of this one; empty if there is none.</summary>
    public string FormerFingerprint { get; init; } = "";
}
