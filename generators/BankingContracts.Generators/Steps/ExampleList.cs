using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Text;

namespace BankingContracts.Generators.Steps;

/// <summary>The examples that are compiled.</summary>
/// <param name="All">The examples without errors, by file, in file order.</param>
internal sealed record ExampleList(EquatableArray<ExampleContract> All);
