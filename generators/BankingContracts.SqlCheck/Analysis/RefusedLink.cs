namespace BankingContracts.SqlCheck.Analysis;

/// <summary>Why a column of an upstream links to no output column.</summary>
/// <param name="UpstreamColumn">The column, as the catalog spells it.</param>
/// <param name="Reason">A clause with the column as its subject.</param>
/// <param name="Location">Offset in UTF-8 bytes of what breaks the link, or -1 where unknown.</param>
public sealed record RefusedLink(string UpstreamColumn, string Reason, int Location);
