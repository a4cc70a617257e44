using System.Text.Json.Serialization;
using BankingContracts.Runtime.Definitions;

namespace BankingContracts.Runtime.Outcomes;

/// <summary>How many rows are in quarantine for one reason.</summary>
/// <param name="Column">Source column; <c>row</c> for ragged rows, the key for conflicting ones.</param>
/// <param name="Kind">The kind of reason.</param>
/// <param name="Rows">Number of rows.</param>
/// <param name="Reason">The contract's own words; null for the usual ones.</param>
public sealed record QuarantineCount(string Column, QuarantineKind Kind, long Rows, string? Reason = null)
{
    /// <summary>The reason in words for people. The words are the same everywhere.</summary>
    [JsonIgnore]
    public string Words => Reason ?? Kind.Words();
}
