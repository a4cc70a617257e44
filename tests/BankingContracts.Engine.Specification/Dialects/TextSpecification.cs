using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Sql.Dialects;

namespace BankingContracts.Engine.Specification.Dialects;

/// <summary>What the text forms of a dialect mean.</summary>
/// <typeparam name="TFixture">The dialect.</typeparam>
public abstract class TextSpecification<TFixture> : IAsyncDisposable
    where TFixture : DialectFixture, new()
{
    private readonly TFixture _fixture = new();
    private readonly DialectSession _session;

    protected TextSpecification() => _session = new(_fixture);

    private SqlDialect Sql => _fixture.Sql;

    [Theory]
    [InlineData("", "")]
    [InlineData("a", "a")]
    [InlineData("  a b\t", "a b")]
    [InlineData("\r\n\u00A0\u3000a\u2003", "a")]
    [InlineData("\uFEFF\u200Ba\u200B\uFEFF", "a")]
    [InlineData(" \u200B ", "")]
    public async Task TrimRemovesWhatIsInvisibleAtTheEnds(string text, string trimmed) => Assert.Equal(trimmed, await _session.TextAsync(Sql.Trim("v"), Sql.Text(text)));

    [Theory]
    [InlineData("I", "i")]
    [InlineData("upd Ä", "upd ä")]
    [InlineData("\u0130", "i")]
    [InlineData("\u212A1", "k1")]
    public async Task ACodeIsInLowerCase(string text, string lower) => Assert.Equal(lower, await _session.TextAsync(Sql.LowerCode("v"), Sql.Text(text)));

    [Fact]
    public async Task TrimLeavesNullAsItIs() => Assert.Null(await _session.TextAsync(Sql.Trim("v"), Sql.Null(new(ColumnKind.Varchar))));

    [Theory]
    [InlineData("0", "true")]
    [InlineData("0123456789012345678901234567890123456789", "true")]
    [InlineData("", "false")]
    [InlineData("-1", "false")]
    [InlineData("1.0", "false")]
    [InlineData(" 1", "false")]
    [InlineData("1\n", "false")]
    [InlineData("1a", "false")]
    [InlineData("١", "false")]
    public async Task AWholeNumberHasOnlyDigits(string text, string isNumber) => Assert.Equal(isNumber, await _session.TextAsync(Sql.IsWholeNumber("v"), Sql.Text(text)));

    [Fact]
    public async Task NullIsNotKnownToBeAWholeNumber() => Assert.Null(await _session.TextAsync(Sql.IsWholeNumber("v"), Sql.Null(new(ColumnKind.Varchar))));

    /// <summary>The ids of all stored versions are made of these texts: no engine and no version may change one.</summary>
    [Theory]
    [InlineData(ColumnKind.Varchar, " Zoë's|\"x\" ", " Zoë's|\"x\" ")]
    [InlineData(ColumnKind.Varchar, "", "")]
    [InlineData(ColumnKind.Boolean, "true", "true")]
    [InlineData(ColumnKind.Boolean, "false", "false")]
    [InlineData(ColumnKind.SmallInt, "-7", "-7")]
    [InlineData(ColumnKind.Integer, "0", "0")]
    [InlineData(ColumnKind.BigInt, "9223372036854775807", "9223372036854775807")]
    [InlineData(ColumnKind.Decimal, "7", "7.00")]
    [InlineData(ColumnKind.Decimal, "-0.5", "-0.50")]
    [InlineData(ColumnKind.Decimal, "9999999999999999.99", "9999999999999999.99")]
    [InlineData(ColumnKind.Double, "7", "7.0")]
    [InlineData(ColumnKind.Double, "0.1", "0.1")]
    [InlineData(ColumnKind.Double, "-1234567.25", "-1234567.25")]
    [InlineData(ColumnKind.Double, "1e15", "1000000000000000.0")]
    [InlineData(ColumnKind.Double, "1e16", "1e+16")]
    [InlineData(ColumnKind.Double, "1e-5", "1e-05")]
    [InlineData(ColumnKind.Date, "2026-01-31", "2026-01-31")]
    [InlineData(ColumnKind.Timestamp, "2026-01-31 06:00:00", "2026-01-31 06:00:00")]
    [InlineData(ColumnKind.Timestamp, "2026-01-31 06:00:00.250000", "2026-01-31 06:00:00.25")]
    [InlineData(ColumnKind.Timestamp, "2026-01-31 06:00:00.000001", "2026-01-31 06:00:00.000001")]
    public async Task TheTextOfAKeyNeverChanges(ColumnKind kind, string value, string text)
    {
        var type = ColumnTypes.All.First(t => t.Kind == kind);
        Assert.Equal(text, await _session.TextAsync(Sql.KeyText("v", type), $"cast({Sql.Text(value)} as {Sql.Type(type)})"));
    }

    [Theory]
    [InlineData("2026-01-31 06:00:00", "2026-01-31T06:00:00.000000Z")]
    [InlineData("2026-01-31 06:00:00.25", "2026-01-31T06:00:00.250000Z")]
    [InlineData("9999-12-31 23:59:59.999999", "9999-12-31T23:59:59.999999Z")]
    public async Task ATimestampTextHasSixDecimals(string timestamp, string text) =>
        Assert.Equal(text, await _session.TextAsync(Sql.TimestampText("v"), $"cast({Sql.Text(timestamp)} as {Sql.Type(new(ColumnKind.Timestamp))})"));

    [Fact]
    public async Task AShownValueIsAText() => Assert.Equal("1.50", await _session.TextAsync(Sql.ValueText("v"), $"cast('1.5' as {Sql.Type(new(ColumnKind.Decimal, 18, 2))})"));

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return _session.DisposeAsync();
    }
}
