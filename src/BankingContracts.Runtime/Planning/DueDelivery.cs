using BankingContracts.Runtime.Ingestion;

namespace BankingContracts.Runtime.Planning;

/// <summary>What a run loads at once.</summary>
/// <param name="Files">The file; or several files that are parts of one delivery.</param>
/// <param name="Reason">The reason, as a phrase.</param>
public sealed record DueDelivery(IReadOnlyList<InputFile> Files, string Reason);
