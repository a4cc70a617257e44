using BankingContracts.ContractModel.Checking;

namespace BankingContracts.SqlCheck.Binding;

/// <summary>What a check leaves.</summary>
/// <param name="Report">For the generator.</param>
/// <param name="Proofs">For people: whether each column can be NULL, see <see cref="ContractModel.Lineage.ProofLedger"/>.</param>
public sealed record PipelineCheckResult(CheckReport Report, string Proofs);
