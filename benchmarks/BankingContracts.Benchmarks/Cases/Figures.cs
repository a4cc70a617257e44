using System.Globalization;

namespace BankingContracts.Benchmarks.Cases;

/// <summary>Numbers as text.</summary>
internal static class Figures
{
    public static string Number(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);

    public static string Whole(double value) => value.ToString("0", CultureInfo.InvariantCulture);

    public static string Seconds(double value) => Number(value) + " s";

    public static string Megabytes(double value) => Whole(value) + " MB";

    public static string Milliseconds(double seconds) => Whole(seconds * 1000) + " ms";
}
