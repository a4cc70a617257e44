
namespace BankingContracts.Runtime.Outcomes;

/// <summary>What cleaning did.</summary>
/// <param name="Staging">The staging table.</param>
/// <param name="Quarantine">The quarantine table; rows have no key, so nothing counts as changed.</param>
/// <param name="Totals">Where the rows went.</param>
public sealed record StagingOutcome(ModelChange Staging, ModelChange Quarantine, StagingTotals Totals);
