using System.Globalization;
using BankingContracts.Runtime.Reporting;

namespace BankingContracts.Server.Quality;

/// <summary>Times in reports.</summary>
internal static class ReportedTimes
{
    /// <summary>The timestamp of a run, UTC, by which the tables know it.</summary>
    /// <param name="report">Its report, JSON.</param>
    public static DateTime RunAt(string report) => RunAt(QualityReport.Parse(report));

    /// <inheritdoc cref="RunAt(string)"/>
    public static DateTime RunAt(QualityReport report) =>
        DateTime.Parse(report.RunAt, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);
}
