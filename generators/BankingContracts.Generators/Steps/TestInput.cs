using BankingContracts.ContractModel.Checking;
using BankingContracts.ContractModel.Resolution;

namespace BankingContracts.Generators.Steps;

/// <summary>Everything that is needed to write a singular test into the pipeline's file.</summary>
/// <param name="Test">The test.</param>
/// <param name="Facts">What is known about its SQL.</param>
internal sealed record TestInput(ResolvedSingularTest Test, QueryFacts Facts);
