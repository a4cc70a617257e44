namespace BankingContracts.Runtime.Definitions;

/// <summary>Rows of a SELECT.</summary>
/// <param name="Materialization">How they are stored.</param>
/// <param name="Sql">The SELECT as written in the SQL file; portable between the dialects.</param>
public sealed record QueryBody(Materialization Materialization, string Sql) : ModelBody
{
    /// <summary>The SQL file, below the contracts folder, for messages; empty when it is not known.</summary>
    public string File { get; init; } = "";
}
