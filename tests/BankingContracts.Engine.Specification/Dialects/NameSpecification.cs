using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Sql.Dialects;

namespace BankingContracts.Engine.Specification.Dialects;

/// <summary>What names, literals and types of a dialect mean.</summary>
/// <typeparam name="TFixture">The dialect.</typeparam>
public abstract class NameSpecification<TFixture> : IAsyncDisposable
    where TFixture : DialectFixture, new()
{
    private readonly TFixture _fixture = new();
    private readonly DialectSession _session;

    protected NameSpecification() => _session = new(_fixture);

    /// <summary>Every column type, as contracts write it.</summary>
    public static TheoryData<string> Types => [.. ColumnTypes.All.Select(t => t.ToString())];

    private SqlDialect Sql => _fixture.Sql;

    [Theory]
    [InlineData("plain")]
    [InlineData("two words")]
    [InlineData("select")]
    [InlineData("a.b")]
    [InlineData("UPPER")]
    public async Task ANameIsTheNameOfAColumn(string name)
    {
        await using var reader = await _session.Session.ReadAsync($"select 1 as {Sql.Name(name)}");
        Assert.Equal(name, reader.GetName(0));
    }

    [Fact]
    public async Task AQuoteInANameDoesNotEndIt()
    {
        await using var reader = await _session.Session.ReadAsync($"select 1 as {Sql.Name("a\"b`c'd")}");
        Assert.Equal("a\"b`c'd", reader.GetName(0));
    }

    [Theory]
    [InlineData("")]
    [InlineData("it's ''")]
    [InlineData("a \"name\" `or` two")]
    [InlineData("$run_at $1 ${name} $$")]
    [InlineData("back\\slash \\n \\' \\u0041 \\")]
    [InlineData("one\ntwo\r\nthree\t")]
    [InlineData("-- no comment; /* none */")]
    [InlineData("{braces} %d %s ?")]
    [InlineData("Zoë 日本 😀 \u00A0\u200B")]
    public async Task ATextIsReadAsItWasWritten(string text) => Assert.Equal(text, await _session.TextAsync("v", Sql.Text(text)));

    [Theory]
    [MemberData(nameof(Types))]
    public async Task NullHasTheTypeThatItIsGiven(string name)
    {
        var type = ColumnTypes.All.Single(t => t.ToString() == name);
        var relation = Sql.Working("_typed");
        await _session.Session.ExecuteAsync(Sql.CreateWorking(relation, $"select {Sql.Null(type)} as v"));
        Assert.Null((await _session.RowsAsync($"select {_fixture.AsText("v")} from {relation}"))[0][0]);
        var described = await TableRows.TextsAsync(await _session.Session.ReadAsync(_fixture.Describe(relation)), columns: 2);
        Assert.Equal(_fixture.TypeName(type), described[0][1]);
    }

    [Theory]
    [InlineData(ColumnKind.Varchar, "'")]
    [InlineData(ColumnKind.Boolean, "true")]
    [InlineData(ColumnKind.Boolean, "false")]
    [InlineData(ColumnKind.SmallInt, "-32768")]
    [InlineData(ColumnKind.Integer, "2147483647")]
    [InlineData(ColumnKind.BigInt, "-9223372036854775808")]
    [InlineData(ColumnKind.Decimal, "-9999999999999999.99")]
    [InlineData(ColumnKind.Double, "0.1")]
    [InlineData(ColumnKind.Date, "9999-12-31")]
    [InlineData(ColumnKind.Timestamp, "2026-01-31 06:00:00.000001")]
    public async Task ATypeHoldsItsValues(ColumnKind kind, string value)
    {
        var type = ColumnTypes.All.First(t => t.Kind == kind);
        Assert.Equal(value, await _session.TextAsync($"cast(v as {Sql.Type(type)})", Sql.Text(value)));
    }

    [Fact]
    public async Task ATimestampLiteralHasMicroseconds() => Assert.Equal(
        "2026-01-31 06:00:00.250001", await _session.TextAsync("v", Sql.Timestamp(new DateTime(2026, 1, 31, 6, 0, 0, 250, 1, DateTimeKind.Utc))));

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return _session.DisposeAsync();
    }
}
