namespace BankingContracts.Engine.Specification.Oracle;

/// <summary>What a table of the pipeline must hold, every value as DuckDB casts it to text.</summary>
/// <param name="Model">The model.</param>
/// <param name="Columns">The columns compared, in table order.</param>
/// <param name="Rows">The rows in any order.</param>
public sealed record ExpectedTable(string Model, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string?>> Rows);
