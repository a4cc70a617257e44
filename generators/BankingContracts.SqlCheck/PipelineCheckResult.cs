using BankingContracts.ContractModel.Checking;

namespace BankingContracts.SqlCheck;

/// <summary>What a check returns.</summary>
/// <param name="Report">The report for the generator.</param>
/// <param name="Proofs">The proofs, for people: whether each column can be NULL, see <see cref="ContractModel.Lineage.ProofLedger"/>.</param>
public sealed record PipelineCheckResult(CheckReport Report, string Proofs);
