namespace BankingContracts.SqlCheck.Analysis;

/// <summary>Why a column of an upstream links to no output column.</summary>
/// <param name="UpstreamColumn">The column, as the catalog spells it.</param>
/// <param name="Reason">A clause with the column as its subject.</param>
/// <param name="Location">Offset in UTF-8 bytes of the part that breaks the link; -1 if unknown.</param>
public sealed record RefusedLink(string UpstreamColumn, string Reason, int Location);
