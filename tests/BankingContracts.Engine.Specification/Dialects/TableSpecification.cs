using System.Data.Common;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Sql.Dialects;

namespace BankingContracts.Engine.Specification.Dialects;

/// <summary>What the statements of a dialect do to tables, views and working relations.</summary>
/// <typeparam name="TFixture">The dialect.</typeparam>
public abstract class TableSpecification<TFixture> : IAsyncDisposable
    where TFixture : DialectFixture, new()
{
    private readonly TFixture _fixture = new();
    private readonly DialectSession _session;

    protected TableSpecification() => _session = new(_fixture);

    private SqlDialect Sql => _fixture.Sql;

    private StoredTable Keyed => new("staging", _fixture.OddTable, [new("id", Sql.Type(new(ColumnKind.Integer))), new("name", Sql.Type(new(ColumnKind.Varchar)))], ["id"]);

    private StoredTable Keyless => Keyed with { Key = [] };

    [Fact]
    public async Task AWorkingRelationHoldsTheRowsOfItsQuery()
    {
        await ExecuteAsync(Sql.CreateWorking(Sql.Working("_some " + _fixture.OddTable), "select 'a' as v union all select 'b'"));
        Assert.Equal(["a", "b"], await _session.ValuesAsync("v", Sql.Working("_some " + _fixture.OddTable)));
    }

    [Fact]
    public async Task AWorkingRelationMadeAgainHoldsTheNewRows()
    {
        await ExecuteAsync(Sql.CreateWorking(Sql.Working("_rows"), "select 'a' as v"));
        await ExecuteAsync(Sql.CreateWorking(Sql.Working("_rows"), "select 'b' as v"));
        Assert.Equal(["b"], await _session.ValuesAsync("v", Sql.Working("_rows")));
    }

    [Fact]
    public async Task DroppedWorkingRelationsAreGone()
    {
        string[] relations = [Sql.Working("_one"), Sql.Working("_two")];
        foreach (var relation in relations)
            await ExecuteAsync(Sql.CreateWorking(relation, "select 1 as v"));
        Assert.SkipWhen(Sql.DropWorking(relations) is null, "Working relations go when the run ends.");
        await ExecuteAsync(Sql.DropWorking(relations)!);
        foreach (var relation in relations)
            await Assert.ThrowsAnyAsync<DbException>(() => _session.Session.CountAsync(relation));
    }

    [Fact]
    public async Task ATableExistsOnceItIsCreated()
    {
        Assert.False(await Sql.ExistsAsync(_session.Session, Keyed));
        await ExecuteAsync(Sql.CreateTable(Keyed, replaces: false));
        Assert.True(await Sql.ExistsAsync(_session.Session, Keyed));
        Assert.False(await Sql.ExistsAsync(_session.Session, Keyed with { Schema = "marts" }));
    }

    [Fact]
    public async Task ATableKeepsItsRowsUnlessItIsReplaced()
    {
        await CreateAsync(Keyed, (1, "a"));
        await ExecuteAsync(Sql.CreateTable(Keyed, replaces: false));
        Assert.Equal(["1 a"], await RowsAsync(Keyed));
        await ExecuteAsync(Sql.CreateTable(Keyed, replaces: true));
        Assert.Empty(await RowsAsync(Keyed));
    }

    [Fact]
    public async Task AnAddedColumnIsNull()
    {
        await CreateAsync(Keyed, (1, "a"));
        var column = new StoredColumn("new \"one\"", Sql.Type(new(ColumnKind.Timestamp)));
        await ExecuteAsync(Sql.AddColumn(Keyed, column));
        Assert.Equal([null], await _session.ValuesAsync(Sql.Name(column.Name), Sql.Table(Keyed)));
    }

    [Fact]
    public async Task AReplacedViewReadsItsNewQuery()
    {
        var view = Keyed with { IsView = true };
        await ExecuteAsync(Sql.ReplaceView(view, "select 1 as id, 'a' as name"));
        await ExecuteAsync(Sql.ReplaceView(view, "select 2 as id, 'b' as name"));
        Assert.Equal(["2 b"], await RowsAsync(view));
    }

    [Fact]
    public async Task ABoundNameMeansItsQuery()
    {
        if (Sql.BindName("thing", "select 'a' as v") is not { } bind)
        {
            Assert.Skip("The engine gives queries what they read by WITH.");
            return;
        }

        await ExecuteAsync(bind);
        Assert.Equal(["a"], await _session.ValuesAsync("v", "thing"));
        await ExecuteAsync(Sql.BindName("thing", "select 'b' as v")!);
        Assert.Equal(["b"], await _session.ValuesAsync("v", "thing"));
        await ExecuteAsync(Sql.UnbindNames(["thing"]));
        await Assert.ThrowsAnyAsync<DbException>(() => _session.Session.CountAsync("thing"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task AnIdentityFindsOneRow(bool hasKey)
    {
        var table = hasKey ? Keyed : Keyless;
        await CreateAsync(table, (1, "a"), (2, "b"), (hasKey ? 3 : 2, "b"));
        var identity = Sql.IdentityOf(table);
        var working = Sql.Working("_gone");
        await ExecuteAsync(Sql.CreateWorking(working, $"select * from (select {identity.Select("t")} from {Sql.Table(table)} as t where name = 'b') as q order by {identity.NewestFirst("q")} limit 1"));
        await ExecuteAsync($"merge into {Sql.Table(table)} as t using {working} as w on {identity.SameStored("t", "w")} when matched then delete");
        Assert.Equal(["1 a", "2 b"], await RowsAsync(table));
    }

    [Fact]
    public async Task AgeOrdersRowsAsTheyWereWritten()
    {
        Assert.SkipUnless(Sql.Age.Count > 0, "The engine does not know the age of rows.");
        await CreateAsync(Keyless, (3, "a"), (1, "b"));
        await CreateAsync(Keyless, (2, "c"));
        var rows = await _session.RowsAsync($"select {_fixture.AsText("id")} from {Sql.Table(Keyless)} order by {string.Join(", ", Sql.Age)}");
        Assert.Equal(["3", "1", "2"], rows.Select(r => r[0]));
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return _session.DisposeAsync();
    }

    private Task ExecuteAsync(string sql) => _session.Session.ExecuteAsync(sql);

    /// <summary>Creates a table, unless it is there, and adds rows, one statement for each; equal rows get copy numbers.</summary>
    private async Task CreateAsync(StoredTable table, params (int Id, string Name)[] rows)
    {
        await ExecuteAsync(Sql.CreateTable(table, replaces: false));
        var hidden = Sql.IdentityOf(table).Hidden.Select(c => c.Name).ToList();
        foreach (var ((id, name), copy) in rows.Select((r, i) => (r, rows.Take(i + 1).Count(o => o == r))))
        {
            var values = hidden.Select(h => h == RowIdentity.Hash ? Sql.RowHash(table.Names) : $"{copy}");
            await ExecuteAsync($"insert into {Sql.Table(table)} ({Sql.List(table.Names.Concat(hidden))}) select {string.Join(", ", new[] { "id", "name" }.Concat(values))} from (select {id} as id, {Sql.Text(name)} as name) as q");
        }
    }

    private Task<IEnumerable<string?>> RowsAsync(StoredTable table) => _session.ValuesAsync("concat(id, ' ', name)", Sql.Table(table));
}
