using BankingContracts.ContractModel.Text;

namespace BankingContracts.ContractModel.Checking;

/// <summary>An output column of a query.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Verdict">Whether it can be NULL.</param>
/// <param name="Reason">Where NULL comes from, as a clause; empty when the verdict is Proven.</param>
/// <param name="Place">The place of the reason, for example <c>marts/account_summary.sql(12,5)</c>; it may be empty.</param>
/// <param name="Sources">The columns that it comes from, in ordinal order of model and column.</param>
public sealed record CheckedColumn(string Name, NullVerdict Verdict, string Reason, string Place, EquatableArray<SourceReference> Sources);
