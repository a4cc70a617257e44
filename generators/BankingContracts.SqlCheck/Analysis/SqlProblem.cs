namespace BankingContracts.SqlCheck.Analysis;

/// <summary>Why a query, or a part of it, could not be analyzed.</summary>
/// <param name="Message">One clause in the words of the engine or the analysis.</param>
/// <param name="Location">Offset in UTF-8 bytes of the query's text; -1 if unknown.</param>
public sealed record SqlProblem(string Message, int Location);
