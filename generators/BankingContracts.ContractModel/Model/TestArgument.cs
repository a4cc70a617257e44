using BankingContracts.ContractModel.Text;

namespace BankingContracts.ContractModel.Model;

/// <summary>One argument of a test.</summary>
/// <param name="Name">Argument name.</param>
/// <param name="Values">Its value, or the items of its list, as written.</param>
public sealed record TestArgument(string Name, EquatableArray<string> Values);
