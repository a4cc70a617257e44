using BankingContracts.ContractModel.Checking;
using BankingContracts.ContractModel.Dialects;
using BankingContracts.ContractModel.Lineage;
using BankingContracts.ContractModel.Resolution;
using BankingContracts.ContractModel.Text;

namespace BankingContracts.ContractModel.Compile;

/// <summary>A model with its SQL. It has everything that the emitter writes, so the emitter decides nothing.</summary>
/// <param name="Model">The contract.</param>
/// <param name="CreateTable">Its DDL.</param>
/// <param name="CreateKeylessTable">Its DDL without the primary key; null when it has none.</param>
/// <param name="HasKeyConstraint">Whether the DDL has a constraint for the key.</param>
/// <param name="Classify">Staging: the SELECT that cleans and checks every source row; otherwise null.</param>
/// <param name="Reasons">Staging: why rows are quarantined, in the order of the numbers in <paramref name="Classify"/>.</param>
/// <param name="Audits">Its audits.</param>
/// <param name="Fingerprint">Hash over everything that decides its rows.</param>
/// <param name="FormerFingerprint">The hash in databases of state version 1.</param>
internal sealed record CompiledModel(
    ResolvedModel Model,
    DialectText CreateTable,
    DialectText? CreateKeylessTable,
    bool HasKeyConstraint,
    DialectText? Classify,
    EquatableArray<QuarantineReason> Reasons,
    EquatableArray<CompiledAudit> Audits,
    string Fingerprint,
    string FormerFingerprint)
{
    /// <summary>The name of its row type, which the generator chooses.</summary>
    public string Row { get; init; } = "";

    /// <summary>What is known about a query's SQL.</summary>
    public QueryFacts Facts { get; init; } = QueryFacts.None;

    /// <summary>Where the columns come from.</summary>
    public ModelFacts Lineage { get; init; } = new(default, default);
}
