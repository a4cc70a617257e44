using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Rows;

namespace BankingContracts.Runtime.Tests.Rows;

public sealed class FieldTypesTests
{
    public static TheoryData<ColumnKind> Kinds => [.. Enum.GetValues<ColumnKind>()];

    [Fact]
    public void TheSampleHasEveryType() => Assert.Equal(Enum.GetValues<ColumnKind>(), SampleRow.Model.Columns.Select(static c => c.Type.Kind).Distinct().Order());

    [Theory]
    [InlineData(ColumnKind.Varchar, " o'clock", "' o''clock'")]
    [InlineData(ColumnKind.Boolean, "True ", "true")]
    [InlineData(ColumnKind.SmallInt, "+7", "7")]
    [InlineData(ColumnKind.Integer, " -7", "-7")]
    [InlineData(ColumnKind.BigInt, "9223372036854775807", "9223372036854775807")]
    [InlineData(ColumnKind.Decimal, "1.50", "1.50")]
    [InlineData(ColumnKind.Double, "1e2", "cast('100' as double)")]
    [InlineData(ColumnKind.Date, "2026-01-31", "cast('2026-01-31' as date)")]
    [InlineData(ColumnKind.Timestamp, "2026-01-31T12:00:00+01:00", "cast('2026-01-31 11:00:00.000000' as timestamp)")]
    public void AValueOfEveryTypeIsALiteral(ColumnKind kind, string text, string literal) => Assert.Equal(literal, FieldLiteral.Of(new ColumnType(kind, 18, 2), text));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void OnlyATextCanBeAnyText(ColumnKind kind) => Assert.Equal(kind == ColumnKind.Varchar, FieldLiteral.Of(new ColumnType(kind, 18, 2), "none") is not null);
}
