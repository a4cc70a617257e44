using BankingContracts.ContractModel.Checking;
using BankingContracts.ContractModel.Dialects;
using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Text;

namespace BankingContracts.ContractModel.Compile;

/// <summary>An audit with its SQL.</summary>
/// <param name="Name">Unique in the pipeline.</param>
/// <param name="Type">The test's type.</param>
/// <param name="Model">The model that is audited.</param>
/// <param name="Layer">The layer shown in reports.</param>
/// <param name="Column">The column; null for a test of the whole model.</param>
/// <param name="Description">What a failure means; may be empty.</param>
/// <param name="Settings">Severity and thresholds.</param>
/// <param name="FailingRows">A SELECT of the failing rows.</param>
/// <param name="FailingCondition">A condition that is true exactly for failing rows, if one row is enough to decide; else null.</param>
/// <param name="Reads">All models whose rows decide the result.</param>
/// <param name="DependsOnTime">Whether the result also depends on the run's timestamp.</param>
/// <param name="Fingerprint">Hash over everything that decides the result.</param>
/// <param name="FormerFingerprint">The hash in databases of state version 1.</param>
internal sealed record CompiledAudit(
    string Name,
    TestType Type,
    string Model,
    Layer Layer,
    string? Column,
    string Description,
    TestSettings Settings,
    DialectText FailingRows,
    DialectText? FailingCondition,
    EquatableArray<string> Reads,
    bool DependsOnTime,
    string Fingerprint,
    string FormerFingerprint)
{
    /// <summary>
    /// The file that asks for it, below the contracts folder: a contract, or the SQL of a singular test. It is empty when no file asks for it,
    /// because the design itself does.
    /// </summary>
    public string File { get; init; } = "";

    /// <summary>Links from the models that it reads to the failing rows: they show which failing rows a change can affect.</summary>
    public EquatableArray<QueryLink> Links { get; init; }

    /// <summary>For models that it reads, the columns that may decide the result. Known only for audits with links, because only they read a part of the rows.</summary>
    public EquatableArray<ReadColumns> Columns { get; init; }

    /// <summary>Whether its SQL cannot run over CTEs. Known only for audits with links.</summary>
    public bool NeedsRelations { get; init; }
}
