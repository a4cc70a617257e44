using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Sql.Dialects;

namespace BankingContracts.Engine.Specification.Dialects;

/// <summary>What the hashes of a dialect tell apart.</summary>
/// <typeparam name="TFixture">The dialect.</typeparam>
public abstract class HashSpecification<TFixture> : IAsyncDisposable
    where TFixture : DialectFixture, new()
{
    private const string Separators = "\u001D\u001E\u001F|,;:=";

    private readonly TFixture _fixture = new();
    private readonly DialectSession _session;

    protected HashSpecification() => _session = new(_fixture);

    private SqlDialect Sql => _fixture.Sql;

    /// <summary>Pairs of rows of two texts that are not alike.</summary>
    private static List<(string? A, string? B, string? OtherA, string? OtherB)> Pairs
    {
        get
        {
            List<(string? A, string? B, string? OtherA, string? OtherB)> pairs =
            [
                ("x", null, null, "x"),
                ("x", "", "x", null),
                ("x", "y", "y", "x"),
                ("xy", "", "x", "y"),
                (null, null, "null", "null"),
                ("", "", null, null),
                ("x", "y", "x ", "y"),
                ("x", "y", "X", "y"),
            ];
            // A separator that occurs in a value must not move the border between two values.
            foreach (var separator in Separators)
            {
                foreach (var second in Separators)
                    pairs.Add(($"x{separator}b{second}y", null, "x", "y"));
                pairs.Add(($"x{separator}", "y", "x", $"{separator}y"));
            }

            return pairs;
        }
    }

    [Fact]
    public Task DifferentRowsHaveDifferentRowHashes() => AssertDifferentAsync(Sql.RowHash);

    [Fact]
    public Task DifferentRowsHaveDifferentContentHashes() => AssertDifferentAsync(Sql.ContentHash);

    [Fact]
    public async Task EqualRowsHaveEqualHashes()
    {
        Assert.Equal(await HashAsync(Sql.RowHash, "x", null), await HashAsync(Sql.RowHash, "x", null));
        Assert.Equal(await HashAsync(Sql.ContentHash, "x", null), await HashAsync(Sql.ContentHash, "x", null));
    }

    [Fact]
    public async Task ANewColumnOfNullsChangesNoRowHash()
    {
        var hashes = await _session.RowsAsync($"select {Sql.RowHash(["a"])}, {Sql.RowHash(["a", "b"])} from (select 'x' as a, {Sql.Null(new(ColumnKind.Integer))} as b) as q");
        Assert.Equal(hashes[0][0], hashes[0][1]);
    }

    [Fact]
    public async Task ARowOfNullsHasARowHash() => Assert.NotNull(await HashAsync(Sql.RowHash, null, null));

    [Fact]
    public async Task ARowHashHasAtLeast128Bits() => Assert.True((await HashAsync(Sql.RowHash, "x", "y"))!.Length >= 32);

    [Theory]
    [InlineData(ColumnKind.Boolean, "true", "false")]
    [InlineData(ColumnKind.SmallInt, "1", "-1")]
    [InlineData(ColumnKind.Integer, "1", "2")]
    [InlineData(ColumnKind.BigInt, "9223372036854775807", "9223372036854775806")]
    [InlineData(ColumnKind.Decimal, "9999999999999999.99", "9999999999999999.98")]
    [InlineData(ColumnKind.Double, "0.1", "0.10000000000000002")]
    [InlineData(ColumnKind.Date, "2026-01-31", "2026-02-01")]
    [InlineData(ColumnKind.Timestamp, "2026-01-31 06:00:00.000001", "2026-01-31 06:00:00.000002")]
    public async Task AHashTellsTheNearestValuesOfATypeApart(ColumnKind kind, string value, string other)
    {
        var type = Sql.Type(ColumnTypes.All.First(t => t.Kind == kind));
        foreach (var hash in (string[])[Sql.RowHash(["v"]), Sql.ContentHash(["v"])])
            Assert.NotEqual(await _session.TextAsync(hash, $"cast({Sql.Text(value)} as {type})"), await _session.TextAsync(hash, $"cast({Sql.Text(other)} as {type})"));
    }

    [Fact]
    public async Task AContentHashHasItsType()
    {
        var relation = Sql.Working("_hashed");
        await _session.Session.ExecuteAsync(Sql.CreateWorking(relation, $"select cast({Sql.ContentHash(["v"])} as {Sql.ContentHashType}) as h from (select 'x' as v) as q"));
        Assert.Equal(await _session.TextAsync(Sql.ContentHash(["v"]), "'x'"), (await _session.ValuesAsync("h", relation)).Single());
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return _session.DisposeAsync();
    }

    /// <summary>All pairs in one query: a statement takes long on some engines.</summary>
    private async Task AssertDifferentAsync(Func<IEnumerable<string>, string> hash)
    {
        var rows = Pairs.Select((p, i) => $"select {i} as pair, {Value(p.A)} as a, {Value(p.B)} as b union all select {i}, {Value(p.OtherA)}, {Value(p.OtherB)}");
        var alike = await _session.RowsAsync(
            $"select {_fixture.AsText("pair")} from (select pair, {hash(["a", "b"])} as h from ({string.Join(" union all ", rows)}) as q) as p group by pair having count(distinct h) <> 2");
        Assert.Equal([], alike.Select(r => Pairs[int.Parse(r[0]!, System.Globalization.CultureInfo.InvariantCulture)]));
    }

    private async Task<string?> HashAsync(Func<IEnumerable<string>, string> hash, string? a, string? b) =>
        (await _session.RowsAsync($"select {_fixture.AsText(hash(["a", "b"]))} from (select {Value(a)} as a, {Value(b)} as b) as q"))[0][0];

    private string Value(string? text) => text is null ? Sql.Null(new(ColumnKind.Varchar)) : Sql.Text(text);
}
