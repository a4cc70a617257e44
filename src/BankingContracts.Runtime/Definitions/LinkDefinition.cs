namespace BankingContracts.Runtime.Definitions;

/// <summary>
/// Rows of <paramref name="Upstream"/> with a value in <paramref name="Column"/> reach only result rows with the same value in
/// <paramref name="Output"/>; NULL counts as a value. So a change of such rows changes no other result row. The build finds links in the SQL
/// and proves them (docs/decisions/linked-maintenance.md). Links of several upstreams to one output are valid together.
/// </summary>
/// <param name="Output">A column of the result.</param>
/// <param name="Upstream">A model that is read.</param>
/// <param name="Column">A column of that model.</param>
public sealed record LinkDefinition(string Output, string Upstream, string Column);
