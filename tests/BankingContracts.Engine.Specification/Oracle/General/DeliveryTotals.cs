namespace BankingContracts.Engine.Specification.Oracle.General;

/// <summary>Where the rows of a source are after a delivery.</summary>
/// <param name="Source">The source model.</param>
/// <param name="Files">The names of its files, joined by a blank.</param>
/// <param name="Records">Records in the files.</param>
/// <param name="Read">Records of the source: rows and ragged ones.</param>
/// <param name="Staged">Staged rows.</param>
/// <param name="Quarantined">Rows in quarantine.</param>
public sealed record DeliveryTotals(string Source, string Files, long Records, long Read, long Staged, long Quarantined);
