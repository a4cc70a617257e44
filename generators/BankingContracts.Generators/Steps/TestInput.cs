using BankingContracts.ContractModel.Checking;
using BankingContracts.ContractModel.Dialects;
using BankingContracts.ContractModel.Resolution;
using BankingContracts.ContractModel.Text;

namespace BankingContracts.Generators.Steps;

/// <summary>Everything that is needed to write a singular test into the pipeline's file.</summary>
/// <param name="Test">The test.</param>
/// <param name="Facts">What is known about its SQL.</param>
/// <param name="Columns">The columns that it may need, if it has links.</param>
internal sealed record TestInput(ResolvedSingularTest Test, QueryFacts Facts, EquatableArray<ReadColumns> Columns);
