using BankingContracts.ContractModel.Text;

namespace BankingContracts.ContractModel.Dialects;

/// <summary>The columns of a model that may decide the result of a test.</summary>
/// <param name="Model">A model that the test reads.</param>
/// <param name="Columns">Its columns, in the order of the model. Other columns need not be read.</param>
public sealed record ReadColumns(string Model, EquatableArray<string> Columns);
