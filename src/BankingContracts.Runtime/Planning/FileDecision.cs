namespace BankingContracts.Runtime.Planning;

/// <summary>What a run does with the files of a source.</summary>
/// <param name="Due">What to load, in order.</param>
/// <param name="Notes">Every skipped file, and every file that is loaded although it is not new.</param>
public sealed record FileDecision(IReadOnlyList<DueDelivery> Due, IReadOnlyList<FileNote> Notes);
