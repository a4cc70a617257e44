namespace BankingContracts.SqlCheck.Analysis;

/// <summary>Why a query, or a part of it, could not be analyzed.</summary>
/// <param name="Message">One clause, as the engine or the analysis puts it.</param>
/// <param name="Location">Offset in UTF-8 bytes of the query's text, or -1 where unknown.</param>
public sealed record SqlProblem(string Message, int Location);
