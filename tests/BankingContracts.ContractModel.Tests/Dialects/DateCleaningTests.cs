namespace BankingContracts.ContractModel.Tests.Dialects;

public sealed class DateCleaningTests
{
    [Theory]
    [InlineData("2026-01-31", "2026-01-31")]
    [InlineData(" 2024-02-29 ", "2024-02-29")]
    [InlineData("0001-01-01", "0001-01-01")]
    [InlineData("9999-12-31", "9999-12-31")]
    [InlineData("2026-02-29", "<format>")]
    [InlineData("2026-02-30", "<format>")]
    [InlineData("2026-04-31", "<format>")]
    [InlineData("2026-13-01", "<format>")]
    [InlineData("2026-00-10", "<format>")]
    [InlineData("2026-01-00", "<format>")]
    [InlineData("0000-01-01", "<format>")]
    [InlineData("2026-1-31", "<format>")]
    [InlineData("26-01-31", "<format>")]
    [InlineData("12026-01-31", "<format>")]
    [InlineData("-2026-01-31", "<format>")]
    [InlineData("2026/01/31", "<format>")]
    [InlineData("20260131", "<format>")]
    [InlineData("31.01.2026", "<format>")]
    [InlineData("2026-01-31 00:00:00", "<format>")]
    [InlineData("2026-01-31 (BC)", "<format>")]
    [InlineData("infinity", "<format>")]
    [InlineData("epoch", "<format>")]
    [InlineData("today", "<format>")]
    [InlineData("\u0662026-01-31", "<format>")]
    [InlineData("null", "<missing>")]
    public void ADateIsARealDay(string received, string expected) =>
        Assert.Equal(expected, Cleaning.One(Cleaning.Column(Some.Date), received));

    [Theory]
    [InlineData("2026-01-31 12:00:00", "2026-01-31 12:00:00")]
    [InlineData("2026-01-31T12:00:00", "2026-01-31 12:00:00")]
    [InlineData("2026-01-31T12:00:00Z", "2026-01-31 12:00:00")]
    [InlineData("2026-01-31 23:59:59.999999Z", "2026-01-31 23:59:59.999999")]
    [InlineData("2026-01-31 12:00:00.5", "2026-01-31 12:00:00.5")]
    [InlineData("0001-01-01 00:00:00", "0001-01-01 00:00:00")]
    [InlineData("2026-01-31", "<format>")]
    [InlineData("2026-01-31 12:00", "<format>")]
    [InlineData("2026-01-31 24:00:00", "<format>")]
    [InlineData("2026-01-31 12:60:00", "<format>")]
    [InlineData("2026-01-31 12:00:60", "<format>")]
    [InlineData("2026-02-30 12:00:00", "<format>")]
    [InlineData("2026-01-31 12:00:00+02:00", "<format>")]
    [InlineData("2026-01-31 12:00:00+00", "<format>")]
    [InlineData("2026-01-31 12:00:00 UTC", "<format>")]
    [InlineData("2026-01-31 12:00:00.1234567", "<format>")]
    [InlineData("2026-01-31 12:00:00.", "<format>")]
    [InlineData("2026-01-31t12:00:00z", "<format>")]
    [InlineData("2026-01-31  12:00:00", "<format>")]
    public void ATimestampIsIsoInUtc(string received, string expected) =>
        Assert.Equal(expected, Cleaning.One(Cleaning.Column(Some.Timestamp), received));

    [Theory]
    [InlineData("dd.MM.yyyy", "31.01.2026", "2026-01-31")]
    [InlineData("dd.MM.yyyy", "29.02.2024", "2024-02-29")]
    [InlineData("dd.MM.yyyy", "29.02.2026", "<format>")]
    [InlineData("dd.MM.yyyy", "31x01x2026", "<format>")]
    [InlineData("dd.MM.yyyy", "1.1.2026", "<format>")]
    [InlineData("dd.MM.yyyy", "2026-01-31", "<format>")]
    [InlineData("yyyyMMdd", "20260131", "2026-01-31")]
    [InlineData("MM/dd/yyyy", "01/31/2026", "2026-01-31")]
    [InlineData("MM/dd/yyyy", "31/01/2026", "<format>")]
    [InlineData("yyyy年MM月dd日", "2026年01月31日", "2026-01-31")]
    [InlineData("yyyy\U0001F4C5MM-dd", "2026\U0001F4C501-31", "2026-01-31")]
    [InlineData("(dd)[MM]*yyyy", "(31)[01]*2026", "2026-01-31")]
    [InlineData("'dd'MM\\yyyy", "'31'01\\2026", "2026-01-31")]
    public void ADateFollowsItsFormatToTheCharacter(string format, string received, string expected)
    {
        var column = Cleaning.Column(Some.Date);
        Assert.Equal(expected, Cleaning.One(column with { Clean = column.Clean! with { Format = format } }, received));
    }

    [Theory]
    [InlineData("dd.MM.yyyy HH:mm:ss", "31.01.2026 23:59:58", "2026-01-31 23:59:58")]
    [InlineData("dd.MM.yyyy HH:mm", "31.01.2026 23:59", "2026-01-31 23:59:00")]
    [InlineData("yyyy-MM-dd", "2026-01-31", "2026-01-31 00:00:00")]
    [InlineData("yyyyMMddHHmmss", "20260131235958", "2026-01-31 23:59:58")]
    [InlineData("yyyyMMddHHmmss", "20260131240000", "<format>")]
    [InlineData("yyyyMMddHHmmss", "2026013123595", "<format>")]
    public void ATimestampFollowsItsFormatToTheCharacter(string format, string received, string expected)
    {
        var column = Cleaning.Column(Some.Timestamp);
        Assert.Equal(expected, Cleaning.One(column with { Clean = column.Clean! with { Format = format } }, received));
    }
}
