using BankingContracts.ContractModel.Text;

namespace BankingContracts.ContractModel.Resolution;

/// <summary>One model reads another model.</summary>
/// <param name="To">The model that is read.</param>
/// <param name="Span">The place where the reader names it.</param>
internal sealed record ModelEdge(CatalogEntry To, SourceSpan Span);
