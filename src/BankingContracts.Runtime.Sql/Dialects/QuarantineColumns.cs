using BankingContracts.Runtime.Definitions;

namespace BankingContracts.Runtime.Sql.Dialects;

/// <summary>The columns of a quarantine table that are not columns of its source.</summary>
internal static class QuarantineColumns
{
    /// <summary>Why the row was refused.</summary>
    public const string Reason = "failure_reason";

    /// <summary>The run in which the row entered.</summary>
    public const string EnteredAt = QuarantineBody.EnteredAtColumn;

    /// <summary>The columns by which rows are not compared: the run in which a row entered, and the place where it was received.</summary>
    public static readonly IReadOnlyList<string> Uncompared = [EnteredAt, "_file", "_line"];
}
