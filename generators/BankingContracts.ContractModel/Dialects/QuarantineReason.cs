using BankingContracts.ContractModel.Model;

namespace BankingContracts.ContractModel.Dialects;

/// <summary>One reason for which a staging model quarantines rows.</summary>
/// <param name="Column">The source column; <c>row</c> for the whole row.</param>
/// <param name="Kind">The kind by which reports count.</param>
/// <param name="Words">The contract's own words, or the usual ones.</param>
public sealed record QuarantineReason(string Column, QuarantineKind Kind, string Words);
