using BankingContracts.ContractModel.Sql;
using CsCheck;

namespace BankingContracts.ContractModel.Tests.Sql;

public class TableFinderTests
{
    [Theory]
    [InlineData("select 1", "")]
    [InlineData("select * from a", "a")]
    [InlineData("select * from a as x, b y, c", "a b c")]
    [InlineData("select * from a join b on a.x = b.x left join c using (x, y), d", "a b c d")]
    [InlineData("select a, b from t where x in (select x from u) order by a, b", "t u")]
    [InlineData("select * from (select * from a) x, (b join c on true)", "a b c")]
    [InlineData("select * from ((a cross join b) join (select * from c) x on true)", "a b c")]
    [InlineData("((select * from a union select * from b) except select * from c)", "a b c")]
    [InlineData("select (select max(x) from a) from b", "a b")]
    [InlineData("select * from a where exists (from b)", "a b")]
    [InlineData("select extract(year from x), substring(s from 2 for 3), trim(both ' ' from s), trim(from s) from t", "t")]
    [InlineData("select a is distinct from b, a is not distinct from b from t", "t")]
    [InlineData("select * from t where a is distinct from (select b from u)", "t u")]
    [InlineData("select * from range(10) r, unnest([1, 2, 3]) u(x), t", "t")]
    [InlineData("select * from a, lateral (select * from b where b.x = a.x) l", "a b")]
    [InlineData("select * from (values (1, 2), (3, 4)) v(x, y), t", "t")]
    [InlineData("select * from \"Quoted Name\", `ticked`", "Quoted Name|ticked")]
    [InlineData("select * from marts.a, cat.marts.\"b\"", "marts.a cat.marts.b")]
    [InlineData("select 1 as from from t", "t")]
    [InlineData("select t.from from t", "t")]
    [InlineData("select * from t -- from u\n where x = 'from v' /* from w */", "t")]
    [InlineData("select * from t group by x, y having count(*) > 1 limit 3", "t")]
    [InlineData("select row_number() over (partition by a order by b, c) from t window w as (partition by a, b)", "t")]
    [InlineData("select * from t where x between 1 and 2 union all select * from u", "t u")]
    [InlineData("select $$ from x $$, $tag$ from y $tag$, e'it\\'s from z' from t", "t")]
    [InlineData("select * from 'file.csv'", "file.csv")]
    [InlineData("SELECT * FROM t INNER JOIN u ON t.a = u.a AND t.b IN ('x', 'y')", "t u")]
    [InlineData("select case when a then b else c end, cast(x as date), x::decimal(18,2) from t", "t")]
    [InlineData("select 1.from t", "t")]
    public void FindsTheTables(string sql, string tables) => Assert.Equal(Split(tables), Names(sql));

    [Theory]
    [InlineData("with a as (select * from t) select * from a", "t")]
    [InlineData("with a as (select * from t), b as (select * from a) select * from a join b on true", "t")]
    [InlineData("with a(x, y) as (select * from t) select * from A", "t")]
    [InlineData("with a as materialized (select * from t), b as not materialized (select * from u) select * from a, b", "t u")]
    [InlineData("with a as (select * from b), b as (select * from t) select * from a, b", "b t")]
    [InlineData("with a as (select * from a) select * from a", "a")]
    [InlineData("with recursive a as (select 1 as x union all select x + 1 from a) select * from a", "")]
    [InlineData("select * from (with a as (select * from t) select * from a) x, a", "t a")]
    [InlineData("with a as (with b as (select * from t) select * from b) select * from a, b", "t b")]
    [InlineData("with a as (select 1) select * from marts.a", "marts.a")]
    [InlineData("with a as (select * from t) select * from u where x in (select x from a)", "t u")]
    [InlineData("with a as (select * from t) (select * from a) union (select * from u)", "t u")]
    [InlineData("with \"a\" as (select * from t) select * from a", "t")]
    [InlineData("with recursive as (select * from t) select * from recursive", "t")]
    public void HonoursNamesThatWithDefines(string sql, string tables) => Assert.Equal(Split(tables), Names(sql));

    [Fact]
    public void GivesThePlaceOfTheWholeName()
    {
        var table = Assert.Single(SqlStatement.Parse("select * from  marts . \"x\" y").Tables);

        Assert.Equal(new TableReference("x", "marts", 15, 11), table);
    }

    [Fact]
    public void NoTextMakesItThrow()
    {
        string[] words =
        [
            "select ", "from ", "with ", "recursive ", "as ", "a", "b", ",", "(", ")", "[", "]", "{", "}", ".", ";", "'", "\"", "`", "$", "$$",
            "--", "/*", "*/", "\n", " ", "1", "e'", "join ", "lateral ", "values ", "union ", "\\", "\uFEFF", "é",
        ];
        var pieces = Gen.Int[0, words.Length - 1].Select(i => words[i]).Array[0, 40].Select(string.Concat);

        Gen.OneOf(pieces, Gen.String).Sample(
            text =>
            {
                var statement = SqlStatement.Parse(text);
                Assert.All(statement.Tables, t => Assert.InRange(t.Start + t.Length, 0, text.Length));
                if (statement.Fault is { } fault)
                    Assert.InRange(fault.Start + fault.Length, 0, text.Length);
            },
            iter: 20_000);
    }

    [Fact]
    public void DeepBracketsNeedNoDeepStack()
    {
        var text = string.Concat(Enumerable.Repeat("(select * from ", 100_000));

        Assert.NotNull(SqlStatement.Parse(text).Fault);
    }

    private static string[] Split(string tables) => tables.Split(tables.Contains('|') ? '|' : ' ', StringSplitOptions.RemoveEmptyEntries);

    private static string[] Names(string sql)
    {
        var statement = SqlStatement.Parse(sql);
        Assert.Null(statement.Fault);
        return [.. statement.Tables.Select(t => t.Qualifier is null ? t.Name : t.Qualifier + "." + t.Name)];
    }
}
