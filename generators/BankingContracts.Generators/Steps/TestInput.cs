using BankingContracts.ContractModel.Checking;
using BankingContracts.ContractModel.Resolution;

namespace BankingContracts.Generators.Steps;

/// <summary>A singular test on its way to the pipeline's file.</summary>
/// <param name="Test">The test.</param>
/// <param name="Facts">What is known of its SQL.</param>
internal sealed record TestInput(ResolvedSingularTest Test, QueryFacts Facts);
