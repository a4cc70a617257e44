using BankingContracts.ContractModel.Dialects;
using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Resolution;

namespace BankingContracts.ContractModel.Tests.Dialects;

/// <summary>Every test passes on rows that keep it and returns exactly the rows that do not. The run is at 2026-07-01 12:00 UTC.</summary>
public sealed class AuditTests
{
    private static readonly ResolvedModel Model = Some.Model(
        "the_model",
        Layer.Marts,
        ModelKind.Query,
        Some.Column("id", Some.Integer),
        Some.Column("amount", Some.Decimal(10, 2)),
        Some.Column("word", Some.Varchar),
        Some.Column("open_flag", Some.Boolean),
        Some.Column("start_date", Some.Date),
        Some.Column("end_date", Some.Date),
        Some.Column("start_at", Some.Timestamp));

    /// <summary>Each case: the test, then the rows as (id, amount, word, open_flag, start_date, end_date, start_at), then the ids that fail.</summary>
    public static TheoryData<string, ResolvedTest, string, string> RowTests => new()
    {
        { "not_null", On(TestType.NotNull, "word"), "(1, word := 'a'), (2, word := null)", "2" },
        { "accepted words", On(TestType.AcceptedValues, "word", ("values", ["a", "it's"])), "(1, word := 'a'), (2, word := 'it''s'), (3, word := 'A'), (4, word := null)", "3" },
        { "accepted numbers", On(TestType.AcceptedValues, "amount", ("values", ["1", "2.5"])), "(1, amount := 1), (2, amount := 2.50), (3, amount := 3)", "3" },
        { "accepted flags", On(TestType.AcceptedValues, "open_flag", ("values", ["true"])), "(1, open_flag := true), (2, open_flag := false), (3, open_flag := null)", "2" },
        { "accepted dates", On(TestType.AcceptedValues, "start_date", ("values", ["2026-01-31"])), "(1, start_date := '2026-01-31'), (2, start_date := '2026-02-01')", "2" },
        { "positive", On(TestType.PositiveValue, "amount"), "(1, amount := 0.01), (2, amount := 0), (3, amount := -1), (4, amount := null)", "2,3" },
        { "non negative", On(TestType.NonNegativeValue, "amount"), "(1, amount := 0), (2, amount := -0.01), (3, amount := null)", "2" },
        { "range", On(TestType.AcceptedRange, "amount", ("min_value", ["1"]), ("max_value", ["2.5"])), "(1, amount := 1), (2, amount := 2.5), (3, amount := 0.99), (4, amount := 2.51), (5, amount := null)", "3,4" },
        { "open range", On(TestType.AcceptedRange, "amount", ("min_value", ["1"]), ("max_value", ["2"]), ("inclusive", ["false"])), "(1, amount := 1), (2, amount := 1.5), (3, amount := 2)", "1,3" },
        { "lower bound only", On(TestType.AcceptedRange, "amount", ("min_value", ["-1"])), "(1, amount := -1), (2, amount := -1.01), (3, amount := 999)", "2" },
        { "date range", On(TestType.AcceptedRange, "start_date", ("max_value", ["2026-01-31"])), "(1, start_date := '2026-01-31'), (2, start_date := '2026-02-01')", "2" },
        { "valid dates", On(TestType.ValidDateRange, "start_date", ("min_date", ["2000-01-01"]), ("max_date", ["2026-12-31"])), "(1, start_date := '2000-01-01'), (2, start_date := '1999-12-31'), (3, start_date := '2027-01-01'), (4, start_date := null)", "2,3" },
        { "whole last day", On(TestType.ValidDateRange, "start_at", ("max_date", ["2026-12-31"])), "(1, start_at := '2026-12-31 23:59:59'), (2, start_at := '2027-01-01')", "2" },
        { "exact last instant", On(TestType.ValidDateRange, "start_at", ("max_date", ["2026-12-31 12:00:00"])), "(1, start_at := '2026-12-31 12:00:00'), (2, start_at := '2026-12-31 12:00:01')", "2" },
        { "end after start", On(TestType.ValidDateRange, "start_date", ("end_column", ["end_date"])), "(1, start_date := '2026-01-01', end_date := '2026-01-02'), (2, start_date := '2026-01-01', end_date := '2026-01-01'), (3, start_date := '2026-01-02', end_date := '2026-01-01'), (4, start_date := '2026-01-01', end_date := null)", "2,3" },
        { "expression", On(TestType.ExpressionIsTrue, null, ("expression", ["amount > 0 or word = 'x'"])), "(1, amount := 1), (2, amount := 0, word := 'y'), (3, amount := null), (4, amount := 0, word := 'x')", "2,3" },
        { "expression with comment", On(TestType.ExpressionIsTrue, null, ("expression", ["amount > 0 -- money"])), "(1, amount := 1), (2, amount := 0)", "2" },
        { "check lets NULL pass", On(TestType.Check, null, ("expression", ["amount > 0"])), "(1, amount := 1), (2, amount := 0), (3, amount := null)", "2" },
        { "qualified", On(TestType.ExpressionIsTrue, null, ("expression", ["the_model.amount > 0"])), "(1, amount := 1), (2, amount := 0)", "2" },
        { "filtered", Where("word = 'x' or open_flag", On(TestType.NotNull, "amount")), "(1, word := 'x'), (2, word := 'y'), (3, word := null), (4, open_flag := true), (5, word := 'x', amount := 1)", "1,4" },
    };

    [Theory]
    [MemberData(nameof(RowTests), DisableDiscoveryEnumeration = true)]
    public void ARowTestReturnsTheFailingRows(string what, ResolvedTest test, string rows, string failing)
    {
        using var database = Filled(rows);
        var sql = AuditSql.FailingRows(Model, test, Dialect.DuckDb);
        Assert.True(failing == Ids(database, sql), what);
        database.Execute($"delete from the_model where id in ({failing})");
        Assert.Empty(database.Rows(sql));
    }

    [Theory]
    [MemberData(nameof(RowTests), DisableDiscoveryEnumeration = true)]
    public void ItsConditionIsNeverNull(string what, ResolvedTest test, string rows, string failing)
    {
        using var database = Filled(rows);
        var condition = AuditSql.FailingCondition(Model, test, Dialect.DuckDb);
        Assert.True(failing.Split(',').Length.ToString(System.Globalization.CultureInfo.InvariantCulture)
            == database.Value($"select count(*) filter (where {condition}) from the_model"), what);
        Assert.True("0" == database.Value($"select count(*) from the_model where ({condition}) is null"), what);
    }

    [Fact]
    public void UniqueReturnsEachRepeatedValue()
    {
        using var database = Filled("(1, word := 'a'), (2, word := 'a'), (3, word := 'b'), (4, word := null), (5, word := null), (6, word := 'a')");
        var sql = AuditSql.FailingRows(Model, On(TestType.Unique, "word"), Dialect.DuckDb);
        Assert.Equal(["a", "3"], Assert.Single(database.Rows(sql)));
        database.Execute("delete from the_model where id in (1, 2)");
        Assert.Empty(database.Rows(sql));
        Assert.Null(AuditSql.FailingCondition(Model, On(TestType.Unique, "word"), Dialect.DuckDb));
    }

    [Fact]
    public void UniqueCoversSeveralColumnsUnlessOneIsNull()
    {
        using var database = Filled("(1, word := 'a', amount := 1), (2, word := 'a', amount := 2), (3, word := 'a', amount := null), (4, word := 'a', amount := null)");
        var sql = AuditSql.FailingRows(Model, On(TestType.Unique, null, ("columns", ["word", "amount"])), Dialect.DuckDb);
        Assert.Empty(database.Rows(sql));
        database.Execute("insert into the_model (id, word, amount) values (5, 'a', 2)");
        Assert.Equal(["a", "2.00", "2"], Assert.Single(database.Rows(sql)));
    }

    [Fact]
    public void UniqueLooksOnlyAtTheRowsOfItsFilter()
    {
        using var database = Filled("(1, word := 'a', open_flag := true), (2, word := 'a', open_flag := false)");
        Assert.Empty(database.Rows(AuditSql.FailingRows(Model, Where("open_flag", On(TestType.Unique, "word")), Dialect.DuckDb)));
        Assert.Single(database.Rows(AuditSql.FailingRows(Model, Where("open_flag or true", On(TestType.Unique, "word")), Dialect.DuckDb)));
    }

    [Fact]
    public void ARelationshipNeedsAParent()
    {
        using var database = Filled("(1, word := 'a'), (2, word := 'b'), (3, word := null)");
        database.Execute("create table parent as select unnest(['a', null]) as word");
        var test = On(TestType.Relationships, "word", ("to", ["parent"]), ("field", ["word"]));
        var sql = AuditSql.FailingRows(Model, test, Dialect.DuckDb);
        Assert.Equal("2", Ids(database, sql));
        Assert.Equal("", Ids(database, AuditSql.FailingRows(Model, Where("id <> 2", test), Dialect.DuckDb)));
        database.Execute("insert into parent values ('b')");
        Assert.Empty(database.Rows(sql));
    }

    [Fact]
    public void ARelationshipMayHaveSeveralColumns()
    {
        using var database = Filled("(1, word := 'a', amount := 1), (2, word := 'a', amount := 2), (3, word := 'a', amount := null)");
        database.Execute("create table parent as select 'a' as code, 1.00 as price");
        var test = On(TestType.Relationships, null, ("columns", ["word", "amount"]), ("to", ["parent"]), ("field", ["code", "price"]));
        Assert.Equal("2", Ids(database, AuditSql.FailingRows(Model, test, Dialect.DuckDb)));
    }

    [Fact]
    public void AModelMayPointToItself()
    {
        using var database = Filled("(1, amount := 1), (2, amount := 9)");
        var test = On(TestType.Relationships, "amount", ("to", ["the_model"]), ("field", ["id"]));
        Assert.Equal("2", Ids(database, AuditSql.FailingRows(Model, test, Dialect.DuckDb)));
    }

    [Theory]
    [InlineData("day", "2", "2026-06-29 12:00:00", "2026-06-29 11:59:59")]
    [InlineData("hour", "36", "2026-06-30 00:00:00", "2026-06-29 23:59:59")]
    [InlineData("week", "1", "2026-06-24 12:00:00", "2026-06-24 11:59:59")]
    [InlineData("month", "1", "2026-06-01 12:00:00", "2026-06-01 11:59:59")]
    public void DataMustNotBeTooOld(string part, string interval, string recent, string old)
    {
        var test = On(TestType.Recency, "start_at", ("datepart", [part]), ("interval", [interval]));
        var sql = AuditSql.FailingRows(Model, test, Dialect.DuckDb);
        using var database = Filled($"(1, start_at := '{old}'), (2, start_at := null)");
        Assert.Equal(old, Assert.Single(database.Rows(sql))[0]);
        database.Execute($"insert into the_model (start_at) values ('{recent}')");
        Assert.Empty(database.Rows(sql));
        database.Execute("delete from the_model");
        Assert.Null(Assert.Single(database.Rows(sql))[0]);
        Assert.True(AuditSql.DependsOnTime(test));
    }

    [Fact]
    public void ADateIsOldByTheDay()
    {
        var sql = AuditSql.FailingRows(Model, On(TestType.Recency, null, ("field", ["start_date"]), ("datepart", ["day"]), ("interval", ["2"])), Dialect.DuckDb);
        using var database = Filled("(1, start_date := '2026-06-28')");
        Assert.Single(database.Rows(sql));
        database.Execute("update the_model set start_date = '2026-06-29'");
        Assert.Empty(database.Rows(sql));
    }

    [Fact]
    public void OnlyTheRowsOfTheFilterMakeDataRecent()
    {
        var test = Where("open_flag", On(TestType.Recency, "start_at", ("datepart", ["day"]), ("interval", ["1"])));
        using var database = Filled("(1, start_at := '2026-07-01', open_flag := false)");
        Assert.Single(database.Rows(AuditSql.FailingRows(Model, test, Dialect.DuckDb)));
    }

    [Theory]
    [InlineData("1", "2", false)]
    [InlineData("2", "2", false)]
    [InlineData("3", null, true)]
    [InlineData(null, "1", true)]
    [InlineData("0", "1", true)]
    public void TheNumberOfRowsHasBounds(string? min, string? max, bool fails)
    {
        (string, string[])[] arguments = [.. new[] { ("min_value", min), ("max_value", max) }.Where(a => a.Item2 is not null).Select(a => (a.Item1, new[] { a.Item2! }))];
        using var database = Filled("(1, word := 'a'), (2, word := 'b')");
        var rows = database.Rows(AuditSql.FailingRows(Model, On(TestType.RowCount, null, arguments), Dialect.DuckDb));
        Assert.Equal(fails ? ["2"] : [], rows.Select(r => r[0]));
    }

    [Fact]
    public void TheFilterChoosesTheRowsCounted()
    {
        using var database = Filled("(1, word := 'a'), (2, word := 'b')");
        var test = Where("word = 'a'", On(TestType.RowCount, null, ("max_value", ["1"])));
        Assert.Empty(database.Rows(AuditSql.FailingRows(Model, test, Dialect.DuckDb)));
    }

    [Fact]
    public void AnAuditedModelCanBeShadowed()
    {
        using var database = Filled("(1, word := 'a'), (2, word := 'a'), (3, amount := -1)");
        database.Execute("create schema marts");
        database.Execute("create table marts.the_model as select * from the_model");
        database.Execute("drop table the_model");
        foreach (var test in new[] { On(TestType.Unique, "word"), On(TestType.NonNegativeValue, "amount") })
        {
            var sql = AuditSql.FailingRows(Model, test, Dialect.DuckDb);
            Assert.Empty(database.Rows($"with the_model as (select * from marts.the_model where id = 1) {sql}"));
            Assert.Single(database.Rows($"with the_model as (select * from marts.the_model) {sql}"));
        }
    }

    [Fact]
    public void ATestThatIsWrittenAsSqlIsRefused() =>
        Assert.Throws<ArgumentException>(() => AuditSql.FailingRows(Model, On(TestType.Singular, null), Dialect.DuckDb));

    [Theory]
    [InlineData(Dialect.DuckDb)]
    [InlineData(Dialect.Spark)]
    public void TheTextsAreAsReviewed(Dialect dialect)
    {
        ResolvedTest[] tests =
        [
            On(TestType.NotNull, "id"), Where("open_flag", On(TestType.AcceptedValues, "word", ("values", ["a", "it's"]))),
            On(TestType.AcceptedRange, "start_at", ("min_value", ["2026-01-01"]), ("inclusive", ["false"])),
            On(TestType.ValidDateRange, "start_date", ("min_date", ["2000-01-01"]), ("end_column", ["end_date"])),
            On(TestType.ExpressionIsTrue, null, ("expression", ["amount > 0"])), On(TestType.Check, null, ("expression", ["amount > 0"])),
            On(TestType.Unique, "id"), On(TestType.Relationships, "word", ("to", ["parent"]), ("field", ["code"])),
            On(TestType.Recency, "start_at", ("datepart", ["week"]), ("interval", ["2"])), On(TestType.RowCount, null, ("min_value", ["1"])), On(TestType.Scd2NoOverlap, null),
        ];
        var model = Model with { Key = new(["id", "word"]) };
        Verified.Matches(string.Join("\n;\n", tests.Select(t => AuditSql.FailingRows(model, t, dialect))), "audits." + dialect);
    }

    private static ResolvedTest On(TestType type, string? column, params (string Name, string[] Values)[] arguments) => Some.Audit(type, column, arguments);

    private static ResolvedTest Where(string condition, ResolvedTest test) =>
        test with { Test = test.Test with { Settings = TestSettings.Default with { Where = condition } } };

    // A macro with named arguments, so that a row says only what its test is about.
    private static Database Filled(string rows)
    {
        var database = new Database(
            "create table the_model (id integer, amount decimal(10,2), word varchar, open_flag boolean, start_date date, end_date date, start_at timestamp)",
            "create macro one(id, amount := null, word := null, open_flag := null, start_date := null, end_date := null, start_at := null) "
            + "as table select id, amount::decimal(10,2), word::varchar, open_flag::boolean, start_date::date, end_date::date, start_at::timestamp");
        foreach (var row in rows.Split("), (").Select(r => r.Trim('(', ')')))
            database.Execute($"insert into the_model from one({row})");
        return database;
    }

    private static string Ids(Database database, string sql) => string.Join(",", database.Rows($"select id from ({sql}) order by id").Select(r => r[0]));
}
