namespace BankingContracts.Runtime.Faults;

/// <summary>What a search for the cause of a fault found.</summary>
/// <param name="Sql">The SQL that fails: the given SQL, or a view that it reads.</param>
/// <param name="Fault">Why it fails.</param>
/// <param name="Line">The line of the failing expression in the SQL's file, from 1; null when it is not known.</param>
/// <param name="Column">The only column of the result that fails; null when it is not known.</param>
/// <param name="Rows">The rows on which it fails. The SQL also fails over these rows alone, and each of them is needed for this.</param>
public sealed record FaultFinding(FaultySql Sql, SqlFault Fault, int? Line, string? Column, IReadOnlyList<FaultRow> Rows);
