using BankingContracts.ContractModel.Diagnostics;
using BankingContracts.ContractModel.Text;

namespace BankingContracts.Generators.Steps;

/// <summary>A finding about two places.</summary>
/// <param name="Finding">The finding, in the SQL file.</param>
/// <param name="Related">What it contradicts in the contract; null when it stands alone.</param>
internal sealed record LocatedFinding(ContractDiagnostic Finding, SourceSpan? Related);
