using BankingContracts.Runtime.Ingestion;

namespace BankingContracts.Runtime.Planning;

/// <summary>What a run takes in at once.</summary>
/// <param name="Files">The file; several where they are parts of one delivery.</param>
/// <param name="Reason">Why, as a phrase.</param>
public sealed record DueDelivery(IReadOnlyList<InputFile> Files, string Reason);
