namespace BankingContracts.ContractModel.Sql;

/// <summary>A text cut into tokens.</summary>
/// <param name="Items">The tokens before the fault, or all.</param>
/// <param name="Fault">A character in a wrong place, or a literal, quoted name or comment that is never closed; null when there is none.</param>
public sealed record SqlTokens(IReadOnlyList<SqlToken> Items, SqlFault? Fault);
