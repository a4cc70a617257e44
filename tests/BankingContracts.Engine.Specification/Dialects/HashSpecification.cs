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
    public static TheoryData<string?, string?, string?, string?> Pairs
    {
        get
        {
            var pairs = new TheoryData<string?, string?, string?, string?>
            {
                { "x", null, null, "x" },
                { "x", "", "x", null },
                { "x", "y", "y", "x" },
                { "xy", "", "x", "y" },
                { null, null, "null", "null" },
                { "", "", null, null },
                { "x", "y", "x ", "y" },
                { "x", "y", "X", "y" },
            };
            // A separator that occurs in a value must not move the border between two values.
            foreach (var separator in Separators)
            {
                foreach (var second in Separators)
                    pairs.Add($"x{separator}b{second}y", null, "x", "y");
                pairs.Add($"x{separator}", "y", "x", $"{separator}y");
            }

            return pairs;
        }
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task DifferentRowsHaveDifferentRowHashes(string? a, string? b, string? otherA, string? otherB) =>
        Assert.NotEqual(await HashAsync(Sql.RowHash, a, b), await HashAsync(Sql.RowHash, otherA, otherB));

    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task DifferentRowsHaveDifferentContentHashes(string? a, string? b, string? otherA, string? otherB) =>
        Assert.NotEqual(await HashAsync(Sql.ContentHash, a, b), await HashAsync(Sql.ContentHash, otherA, otherB));

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
        await _session.Session.ExecuteAsync(Sql.CreateWorking(relation, [new StoredColumn("h", Sql.ContentHashType)]));
        await _session.Session.ExecuteAsync($"insert into {relation} (h) select {Sql.ContentHash(["v"])} from (select 'x' as v) as q");
        Assert.Equal(await _session.TextAsync(Sql.ContentHash(["v"]), "'x'"), (await _session.ValuesAsync("h", relation)).Single());
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return _session.DisposeAsync();
    }

    private async Task<string?> HashAsync(Func<IEnumerable<string>, string> hash, string? a, string? b) =>
        (await _session.RowsAsync($"select {_fixture.AsText(hash(["a", "b"]))} from (select {Value(a)} as a, {Value(b)} as b) as q"))[0][0];

    private string Value(string? text) => text is null ? Sql.Null(new(ColumnKind.Varchar)) : Sql.Text(text);
}
