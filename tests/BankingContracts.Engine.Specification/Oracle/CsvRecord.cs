namespace BankingContracts.Engine.Specification.Oracle;

/// <summary>One record of a CSV file.</summary>
/// <param name="Text">The record as it stands in the file, without its line end.</param>
/// <param name="Fields">The unquoted fields; an empty one, quoted or not, is null.</param>
public sealed record CsvRecord(string Text, IReadOnlyList<string?> Fields);
