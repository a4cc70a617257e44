namespace BankingContracts.ContractModel.Sql;

/// <summary>Why a text is not one SELECT statement.</summary>
/// <param name="Reason">A clause that says what is wrong and what to do.</param>
/// <param name="Start">Offset of the offending text.</param>
/// <param name="Length">Its length; 0 at the end of the text.</param>
public readonly record struct SqlFault(string Reason, int Start, int Length);
