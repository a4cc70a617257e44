using BankingContracts.ContractModel.Model;

namespace BankingContracts.ContractModel.Resolution;

/// <summary>A model as another one sees it.</summary>
/// <param name="Name">Model name.</param>
/// <param name="Layer">Its layer.</param>
public sealed record ModelReference(string Name, Layer Layer);
