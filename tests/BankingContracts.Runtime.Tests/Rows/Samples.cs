namespace BankingContracts.Runtime.Tests.Rows;

/// <summary>Rows with ordinary values, with NULLs, and at the ends of the ranges.</summary>
internal static class Samples
{
    public static SampleRow[] All { get; } =
    [
        new()
        {
            SampleId = 1,
            Label = "Zoë, \"the\" first\nof all",
            Note = "note",
            IsOpenFlag = true,
            SmallCount = 12,
            MediumCount = -345,
            BalanceAmount = 1234.50m,
            TotalAmount = 99999999999999.99m,
            InterestRatePct = 0.015m,
            Ratio = 0.1,
            OpenedDate = new DateOnly(2026, 1, 31),
            ChangedAt = new DateTime(2026, 1, 31, 12, 34, 56, DateTimeKind.Utc).AddMicroseconds(123456),
        },
        new() { SampleId = 2, Label = "all null" },
        new()
        {
            SampleId = long.MinValue,
            Label = "ends",
            Note = "",
            IsOpenFlag = false,
            SmallCount = short.MaxValue,
            MediumCount = int.MinValue,
            BalanceAmount = -9999999999999999.99m,
            TotalAmount = 79228162514264337593543950.33m,
            InterestRatePct = -99.999m,
            Ratio = double.MaxValue,
            OpenedDate = new DateOnly(1900, 2, 28),
            ChangedAt = new DateTime(1969, 12, 31, 23, 59, 59, DateTimeKind.Utc),
        },
    ];
}
