using BankingContracts.ContractModel.Text;

namespace BankingContracts.ContractModel.Resolution;

/// <summary>One model reading another.</summary>
/// <param name="To">The model that is read.</param>
/// <param name="Span">Where the reader says so.</param>
internal sealed record ModelEdge(CatalogEntry To, SourceSpan Span);
