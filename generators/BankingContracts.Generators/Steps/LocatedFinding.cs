using BankingContracts.ContractModel.Diagnostics;
using BankingContracts.ContractModel.Text;

namespace BankingContracts.Generators.Steps;

/// <summary>A finding about two places.</summary>
/// <param name="Finding">The finding, in the SQL file.</param>
/// <param name="Related">The part of the contract that it contradicts; null when there is none.</param>
internal sealed record LocatedFinding(ContractDiagnostic Finding, SourceSpan? Related);
