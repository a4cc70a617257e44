using BankingContracts.ContractModel.Checking;
using BankingContracts.SqlCheck.Examples;

namespace BankingContracts.SqlCheck;

/// <summary>What a check returns.</summary>
/// <param name="Report">The report for the generator.</param>
/// <param name="Proofs">The proofs, for people: whether each column can be NULL, see <see cref="ContractModel.Lineage.ProofLedger"/>.</param>
/// <param name="Examples">What came out of the examples, for the next check.</param>
/// <param name="Played">The names of the examples that were played, because nothing was known about them.</param>
public sealed record PipelineCheckResult(CheckReport Report, string Proofs, PlayedExamples Examples, IReadOnlyList<string> Played);
