using BankingContracts.Runtime.Sql.Tables;

namespace BankingContracts.Runtime.Sql.Staging;

/// <summary>What cleaning the rows of a change leaves for the snapshots that follow.</summary>
/// <param name="Touched">The keys of all rows of the change, one row each: a snapshot has to check them.</param>
/// <param name="Keys">The keys of its valid rows, one row each: staging had to check them.</param>
/// <param name="Before">The staged rows of the touched keys before, with their identity.</param>
/// <param name="Staged">The rows of the checked keys that are staged now.</param>
/// <param name="Scope">The working relations of these.</param>
internal sealed record StagingResult(string Touched, string Keys, string Before, string Staged, WorkingScope Scope);
