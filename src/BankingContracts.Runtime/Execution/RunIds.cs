using System.Globalization;

namespace BankingContracts.Runtime.Execution;

/// <summary>The ids of runs: the second in which the id was made, and eight random digits. They are unique, and sort by time.</summary>
public static class RunIds
{
    private const int RandomDigits = 8;

    /// <summary>A new id.</summary>
    /// <param name="now">The time, UTC.</param>
    public static string New(DateTime now) => string.Create(
        CultureInfo.InvariantCulture, $"{now:yyyyMMdd'T'HHmmss'Z'}-{Guid.NewGuid().ToString("N")[..RandomDigits]}");
}
