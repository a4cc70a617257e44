namespace BankingContracts.ContractModel.Checking;

/// <summary>A condition of a test or a check constraint that an engine does not get as its author wrote it.</summary>
/// <param name="Model">The model whose rows it is about.</param>
/// <param name="Condition">The author's text.</param>
/// <param name="InputHash">The hash of what was read, see <see cref="QueryInputs"/>.</param>
/// <param name="Texts">The texts of the engines.</param>
public sealed record CheckedCondition(string Model, string Condition, string InputHash, QueryTexts Texts);
