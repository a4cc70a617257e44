using BankingContracts.Runtime.Sql.Tables;

namespace BankingContracts.Runtime.Sql.Ingestion;

/// <summary>What loading a delivery leaves for the staging model that follows: only this has to be cleaned.</summary>
/// <param name="Rows">What happened to the source table.</param>
/// <param name="Ragged">What happened to the ragged records; a query in parentheses with <c>failure_reason</c>, and <c>_sign</c>, 1 for a record that came and -1 for one that left.</param>
/// <param name="Scope">The working relations of it.</param>
internal sealed record IngestResult(ChangeSet Rows, string Ragged, WorkingScope Scope);
