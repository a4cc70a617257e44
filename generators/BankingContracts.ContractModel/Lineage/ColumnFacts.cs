using BankingContracts.ContractModel.Checking;
using BankingContracts.ContractModel.Text;

namespace BankingContracts.ContractModel.Lineage;

/// <summary>What the build knows about a column.</summary>
/// <param name="Name">The column.</param>
/// <param name="Standing">The promise about NULL, and how it is ensured.</param>
/// <param name="Reason">The reason, as a clause; empty if a query's expression proves it.</param>
/// <param name="Place">The place of the reason; empty outside SQL.</param>
/// <param name="Sources">The columns that it comes from.</param>
public sealed record ColumnFacts(string Name, ColumnStanding Standing, string Reason, string Place, EquatableArray<SourceReference> Sources);
