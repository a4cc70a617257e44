using BankingContracts.ContractModel.Model;

namespace BankingContracts.ContractModel.Resolution;

/// <summary>The name and layer by which other models refer to a model.</summary>
/// <param name="Name">Model name.</param>
/// <param name="Layer">Its layer.</param>
public sealed record ModelReference(string Name, Layer Layer);
