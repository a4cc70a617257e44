using System.Globalization;

namespace BankingContracts.SqlCheck.Analysis;

/// <summary>The value that the end of an open version has instead of NULL. It comes from a snapshot's <c>dbt_valid_to_current</c>.</summary>
/// <param name="Snapshot">The snapshot's name.</param>
/// <param name="Instant">The instant.</param>
/// <param name="IsDate">Whether the column has only the date of the instant.</param>
public sealed record OpenVersionEnd(string Snapshot, DateTime Instant, bool IsDate = false)
{
    /// <summary>The value as SQL: <c>timestamp '9999-12-31'</c>.</summary>
    public string Literal => (IsDate ? "date '" : "timestamp '") + Text + "'";

    private string Text => Instant.ToString(IsDate || Instant.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture);
}
