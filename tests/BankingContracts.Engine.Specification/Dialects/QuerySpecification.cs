using System.Data.Common;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Sql.Dialects;

namespace BankingContracts.Engine.Specification.Dialects;

/// <summary>What the forms of queries of a dialect mean.</summary>
/// <typeparam name="TFixture">The dialect.</typeparam>
public abstract class QuerySpecification<TFixture> : IAsyncDisposable
    where TFixture : DialectFixture, new()
{
    private readonly TFixture _fixture = new();
    private readonly DialectSession _session;

    protected QuerySpecification() => _session = new(_fixture);

    private SqlDialect Sql => _fixture.Sql;

    [Fact]
    public async Task NullIsAValueWhenDifferentRowsAreCounted()
    {
        const string Rows = "(select 1 as a, 'x' as b union all select 1, 'x' union all select 1, null union all select 1, null union all select null, null union all select null, 'x') as q";
        Assert.Equal(4, await _session.Session.ScalarAsync<long>($"select {Sql.CountDifferent(["a", "b"])} from {Rows}"));
    }

    [Fact]
    public async Task OneColumnOfNullsIsOneDifferentRow() =>
        Assert.Equal(1, await _session.Session.ScalarAsync<long>($"select {Sql.CountDifferent(["a"])} from (select {Sql.Null(new(ColumnKind.Integer))} as a union all select null) as q"));

    [Fact]
    public async Task AFencedQueryHasItsRowsAndColumns() =>
        Assert.Equal([("one", 1, 2), ("two", 2, 2)], await _session.Session.RowsAsync(
            $"select * from ({Sql.Fenced("with q as (select 'one' as a, 1 as n union all select 'two', 2) select * from q")}) as c where n > 0 order by n", static r => (r.GetString(0), r.GetInt32(1), r.FieldCount)));

    [Fact]
    public async Task ARowIsThereAsOftenAsItsCountSays()
    {
        const string Rows = "(select 'none' as a, 0 as n union all select 'one', 1 union all select 'three', 3 union all select 'negative', -2)";
        Assert.Equal(["one", "three", "three", "three"], await _session.ValuesAsync("a", $"({Sql.Copies(Rows, "a", "n")}) as q"));
    }

    [Fact]
    public async Task ACountMayBeAnExpression()
    {
        const string Rows = "(select 'gone' as a, -2 as n union all select 'come', 2)";
        Assert.Equal(["gone", "gone"], await _session.ValuesAsync("a", $"({Sql.Copies(Rows, "a", "-n")}) as q"));
    }

    [Fact]
    public async Task EachPartOfATextIsARow()
    {
        const string Rows = "(select 'a' as name, '1;20;3' as parts union all select 'b', '4' union all select 'c', null)";
        var rows = await _session.RowsAsync($"select {_fixture.AsText("name")}, {_fixture.AsText("number + 0")} from ({Sql.Parts(Rows, "parts", "name")}) as q");
        Assert.Equal(["a1", "a20", "a3", "b4"], rows.Select(r => r[0] + r[1]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task EachAggregateHasItsNumber()
    {
        const string Rows = "(select 1 as a union all select 2 union all select 3) as q";
        var counts = await _session.Session.RowsAsync(
            Sql.Aggregates([(7, "count(*) filter (where a > 1)"), (2, "count(*)"), (5, "count(*) filter (where a > 9)")], Rows), static r => (r.GetInt32(0), r.GetInt64(1)));
        Assert.Equal([(2, 3L), (5, 0L), (7, 2L)], counts.Order());
    }

    [Theory]
    [InlineData("60000000000000000000000000000000000000")]
    [InlineData("-60000000000000000000000000000000000000")]
    public async Task ASumOf39DigitsIsAnError(string half) => await Assert.ThrowsAnyAsync<DbException>(() => SumAsync(half));

    [Fact]
    public async Task ASumOf38DigitsIsANumber() => Assert.Equal("80000000000000000000000000000000000000", await SumAsync("40000000000000000000000000000000000000"));

    [Theory]
    [InlineData("integer", "2147483648")]
    [InlineData("decimal(18,2)", "10000000000000000")]
    public async Task ANumberThatDoesNotFitIsAnError(string type, string number) => await Assert.ThrowsAnyAsync<DbException>(() => CastAsync(type, number));

    [Theory]
    [InlineData("integer", "2147483647", "2147483647")]
    [InlineData("decimal(18,2)", "1.5", "1.50")]
    [InlineData("varchar", "x", "x")]
    [InlineData("decimal(38,0)", null, null)]
    [InlineData("integer", null, null)]
    public async Task AValueThatFitsGetsItsType(string type, string? value, string? result) => Assert.Equal(result, await CastAsync(type, value));

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return _session.DisposeAsync();
    }

    private Task<string?> SumAsync(string half)
    {
        var type = new ColumnType(ColumnKind.Decimal, 38, 0);
        var value = $"cast('{half}' as {Sql.Type(type)})";
        return CastAsync(type, $"(select sum(x) as {Sql.Name("a b")} from (select {value} as x union all select {value}) as n)");
    }

    private Task<string?> CastAsync(string typeName, string? value)
    {
        var type = Kinds[typeName];
        return CastAsync(type, $"(select {(value is null ? "null" : Sql.Text(value))} as {Sql.Name("a b")})");
    }

    private async Task<string?> CastAsync(ColumnType type, string relation) =>
        (await _session.ValuesAsync(Sql.Name("a b"), $"(select {Sql.StrictCast(new("a b", type, true))} from {relation} as q) as o")).Single();

    private static readonly Dictionary<string, ColumnType> Kinds = new()
    {
        ["integer"] = new(ColumnKind.Integer),
        ["varchar"] = new(ColumnKind.Varchar),
        ["decimal(18,2)"] = new(ColumnKind.Decimal, 18, 2),
        ["decimal(38,0)"] = new(ColumnKind.Decimal, 38, 0),
    };
}
