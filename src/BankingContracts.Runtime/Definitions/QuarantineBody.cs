namespace BankingContracts.Runtime.Definitions;

/// <summary>
/// Rows that a staging model refused. They have the source columns as received, failure_reason, quarantined_at, and the place where the row was
/// received: _file, _line.
/// </summary>
/// <param name="Staging">The staging model.</param>
public sealed record QuarantineBody(string Staging) : ModelBody
{
    /// <summary>The column with the run in which the row entered.</summary>
    public const string EnteredAtColumn = "quarantined_at";
}
