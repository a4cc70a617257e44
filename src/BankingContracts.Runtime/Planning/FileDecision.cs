namespace BankingContracts.Runtime.Planning;

/// <summary>What a run does with the files of a source.</summary>
/// <param name="Due">What to load, in order.</param>
/// <param name="Notes">Every file that is skipped, and every one that is loaded for another reason than being new.</param>
public sealed record FileDecision(IReadOnlyList<DueDelivery> Due, IReadOnlyList<FileNote> Notes);
