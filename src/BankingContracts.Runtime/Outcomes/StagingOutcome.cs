
namespace BankingContracts.Runtime.Outcomes;

/// <summary>What cleaning did.</summary>
/// <param name="Staging">The staging table.</param>
/// <param name="Quarantine">The quarantine table. Its rows have no key, so no row counts as changed.</param>
/// <param name="Totals">Where the rows went.</param>
public sealed record StagingOutcome(ModelChange Staging, ModelChange Quarantine, StagingTotals Totals);
