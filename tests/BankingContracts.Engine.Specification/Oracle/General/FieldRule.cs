namespace BankingContracts.Engine.Specification.Oracle.General;

/// <summary>Cleans one field.</summary>
/// <param name="received">The field as received.</param>
/// <param name="column">Its column, for the reason.</param>
/// <param name="runAt">The run.</param>
/// <param name="rejections">Takes the reason why there is no value.</param>
/// <returns>The value as DuckDB casts it to text.</returns>
public delegate string? CleanField(string? received, string column, DateTime runAt, List<Rejection> rejections);

/// <summary>How a staging column comes about.</summary>
/// <param name="Column">The staging column.</param>
/// <param name="From">The source column.</param>
/// <param name="Clean">Cleans it.</param>
public sealed record FieldRule(string Column, string From, CleanField Clean);
