using BankingContracts.ContractModel.Model;

namespace BankingContracts.Generators.Emit;

/// <summary>A model that has a file, in the form in which the pipeline's file names it.</summary>
/// <param name="Layer">Its layer.</param>
/// <param name="Row">Its row type.</param>
internal sealed record EmittedModel(Layer Layer, string Row);
