using BankingContracts.Runtime.Rows;

namespace BankingContracts.Runtime.Tests.Rows;

public sealed class CsvRowsTests : IDisposable
{
    private const string Header =
        "sample_id,label,note,is_open_flag,small_count,medium_count,balance_amount,total_amount,interest_rate_pct,ratio,opened_date,changed_at\n";

    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void WhatIsWrittenIsReadBack()
    {
        CsvRows.Write(_path, Samples.All);
        Assert.Equal(Samples.All, CsvRows.Read<SampleRow>(_path));
    }

    [Fact]
    public void TheTextIsExact()
    {
        CsvRows.Write(_path, Samples.All);
        Assert.Equal(
            Header
            + "1,\"Zoë, \"\"the\"\" first\nof all\",note,true,12,-345,1234.50,99999999999999.99,0.015,0.1,2026-01-31,2026-01-31T12:34:56.123456Z\n"
            + "2,all null,,,,,,,,,,\n"
            + "-9223372036854775808,ends,\"\",false,32767,-2147483648,-9999999999999999.99,79228162514264337593543950.33,-99.999,"
            + "1.7976931348623157E+308,1900-02-28,1969-12-31T23:59:59.000000Z\n",
            File.ReadAllText(_path));
    }

    [Fact]
    public void ColumnsMayComeInAnyOrder()
    {
        var lines = File.ReadAllLines(Write("1,a,n,,,,,,,,,"));
        File.WriteAllLines(_path, lines.Select(line => string.Join(',', line.Split(',').Reverse())));
        Assert.Equal([new SampleRow { SampleId = 1, Label = "a", Note = "n" }], CsvRows.Read<SampleRow>(_path));
    }

    [Theory]
    [InlineData("2026-01-31T12:00:00Z")]
    [InlineData("2026-01-31T12:00:00.000Z")]
    [InlineData("2026-01-31T12:00:00.000000Z")]
    public void ATimestampMayHaveAFraction(string text)
    {
        var time = CsvRows.Read<SampleRow>(Write($"1,a,,,,,,,,,,{text}"))[0].ChangedAt!.Value;
        Assert.Equal((new DateTime(2026, 1, 31, 12, 0, 0), DateTimeKind.Utc), (time, time.Kind));
    }

    [Theory]
    [InlineData("1,a,,yes,,,,,,,,")]
    [InlineData("x,a,,,,,,,,,,")]
    [InlineData("1,a,,,99999,,,,,,,")]
    [InlineData("1,a,,,,,\"1,5\",,,,,")]
    [InlineData("1,a,,,,,1e3,,,,,")]
    [InlineData("1,a,,,,,,,,,31.01.2026,")]
    [InlineData("1,a,,,,,,,,,,2026-01-31 12:00:00")]
    [InlineData(",a,,,,,,,,,,")]
    public void AValueOfAnotherTypeIsNamedWithItsLine(string row) =>
        Assert.StartsWith("Line 2: ", Assert.Throws<FieldFormatException>(() => CsvRows.Read<SampleRow>(Write(row))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("1,a")]
    [InlineData("1,a,,,,,,,,,,,")]
    [InlineData("1,\"a,,,,,,,,,,")]
    public void ABrokenRecordIsRefused(string row) => Assert.Throws<FieldFormatException>(() => CsvRows.Read<SampleRow>(Write(row)));

    [Fact]
    public void OtherColumnsAreRefusedWithBothLists()
    {
        File.WriteAllText(_path, "sample_id,name\n");
        var fault = Assert.Throws<FieldFormatException>(() => CsvRows.Read<SampleRow>(_path));
        Assert.Contains("expected sample_id, label", fault.Message, StringComparison.Ordinal);
        Assert.Contains("found sample_id, name", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AnEmptyFileIsRefused()
    {
        File.WriteAllText(_path, "");
        Assert.Throws<FieldFormatException>(() => CsvRows.Read<SampleRow>(_path));
    }

    [Fact]
    public void MoneyIsNeverRoundedOnItsWayOut() => Assert.Throws<FieldFormatException>(
        () => CsvRows.Write(_path, [new SampleRow { SampleId = 1, Label = "a", BalanceAmount = 0.005m }]));

    private string Write(string row)
    {
        File.WriteAllText(_path, Header + row + "\n");
        return _path;
    }
}
