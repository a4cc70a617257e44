using BankingContracts.SqlCheck.Analysis;
using BankingContracts.SqlCheck.Analysis.Binding;
using BankingContracts.SqlCheck.Analysis.Tree;
using BankingContracts.SqlCheck.DuckDb;
using BankingContracts.SqlCheck.Tests.Analysis.RandomQueries;
using BankingContracts.SqlCheck.Tests.Analysis.Support;
using BankingContracts.SqlCheck.Typing;

namespace BankingContracts.SqlCheck.Tests.Typing;

/// <summary>The families of types that the analysis tells, against the types that the engine tells.</summary>
public sealed class TypeFamilyTests
{
    private static readonly TableCatalog Catalog = Given.Catalog(
        "t: i INTEGER, n DECIMAL(18,2), x DOUBLE, s VARCHAR, f BOOLEAN, d DATE, w TIMESTAMP; key i");

    /// <summary>Expressions that use every portable function and operator.</summary>
    public static TheoryData<string> Expressions => new(
        "i + n, -n, i * x, n / 2, i % 2, i & 1, i | 2, d + 1, d - 1, d + interval '1' day, w - w, w - interval '2 hours', (w - w) * 2, 2 * (w - w), i + 1.5, d - interval '1' month",
        "s || s, s || cast(i as string), s like 'a', s not like 'a', s ilike 'a', s like 'a!%' escape '!', not f, f and f, f is true, i in (1), i between 1 and 2, i is null, i is distinct from 2, s = 'x'",
        "case when f then i else n end, case when f then d else w end, case when f then null else s end, case when f then i end, coalesce(d, w), coalesce(null, i), coalesce(i, '1'), nullif(s, ''), if(f, 'a', 'b'), ifnull(n, 0)",
        "abs(n), acos(x), acosh(x), asin(x), asinh(x), atan(x), atan2(x, x), atanh(x), cbrt(x), ceil(n), ceiling(n), cos(x), cosh(x), cot(x), degrees(x), exp(x), floor(n), greatest(i, n), least(d, w), ln(x), log10(x), log2(x)",
        "mod(i, 2), pi(), pow(x, 2), power(x, 2), radians(x), round(n, 1), sign(n), sin(x), sinh(x), sqrt(x), tan(x), tanh(x)",
        "ascii(s), bit_length(s), char_length(s), character_length(s), chr(65), concat_ws('-', s, s), contains(s, 'x'), instr(s, 'x'), lcase(s), left(s, 1), len(s), length(s), levenshtein(s, s), lower(s), lpad(s, 1, '0'), ltrim(s), md5(s)",
        "position('a' in s), regexp_extract(s, 'a', 0), repeat(s, 2), replace(s, 'a', 'b'), reverse(s), right(s, 1), rpad(s, 1, '0'), rtrim(s), sha1(s), split_part(s, ',', 1), substr(s, 1), substring(s from 1 for 2), translate(s, 'a', 'b'), trim(s), ucase(s), upper(s)",
        "date_part('year', d), date_trunc('month', d), date_trunc('month', w), date_trunc('month', w - w), day(d), dayofmonth(d), dayofyear(d), extract(year from w), hour(w), last_day(d), make_date(2026, 1, 2), make_timestamp(2026, 1, 2, 3, 4, 5), minute(w), month(d)",
        "quarter(d), second(w), weekofyear(d), year(d), cast(s as integer), cast(s as decimal(5, 2)), try_cast(s as date), cast(d as timestamp), cast(n as string), s::boolean, date '2026-01-31', timestamp '2026-01-31', true, null, 1.5, 1e3",
        "avg(n), bit_and(i), bit_or(i), bit_xor(i), bool_and(f), bool_or(f), corr(x, x), count(*), count(d), count_if(f), covar_pop(x, x), covar_samp(x, x), max(d), min(s), max(f), mean(n), median(n), percentile_cont(0.5) within group (order by n)",
        "percentile_disc(0.5) within group (order by i), regr_avgx(x, x), regr_avgy(x, x), regr_count(x, x), regr_intercept(x, x), regr_r2(x, x), regr_slope(x, x), regr_sxx(x, x), regr_sxy(x, x), regr_syy(x, x), stddev(x), stddev_pop(x), stddev_samp(x), sum(n), sum(i), var_pop(x), var_samp(x), variance(x)",
        "cume_dist() over (order by i), dense_rank() over (order by i), first_value(d) over (order by i), lag(s) over (order by i), lag(n, 1, 0) over (order by i), last_value(f) over (order by i), lead(w) over (order by i), nth_value(s, 1) over (order by i), ntile(2) over (order by i)",
        "percent_rank() over (order by i), rank() over (order by i), row_number() over (order by i), sum(n) over (), avg(x) over (), max(d) over (partition by s)",
        "(select max(d) from t), (select s from t limit 1), exists (select 1 from t), i in (select i from t), (i, s) in (select i, s from t)");

    [Theory]
    [MemberData(nameof(Expressions))]
    public void EveryPortableFunctionHasItsFamily(string expressions)
    {
        using var engine = new Engine();
        engine.Run("create table t (i integer, n decimal(18, 2), x double, s varchar, f boolean, d date, w timestamp)");
        var sql = "select " + expressions + " from t";
        Assert.Equal(OfEngine(engine, sql), Of(engine, sql, Catalog).Select(static o => Normal(o.Family)));
    }

    [Fact]
    public void WhatIsKnownOfRandomQueriesIsWhatTheEngineSays()
    {
        using var engine = new Engine();
        foreach (var table in SampleTable.All)
            engine.Run(SampleTable.Ddl(table.Name));
        var known = 0;
        for (var seed = 0; seed < 300; seed++)
        {
            var sql = new QueryWriter(new Random(seed), QueryStyle.Any).Write();
            if (engine.TryQuery("describe " + sql) is null)
                continue;
            foreach (var (own, right) in Of(engine, sql, SampleTable.Catalog).Zip(OfEngine(engine, sql)))
            {
                known += own.Family == TypeFamily.Unknown ? 0 : 1;
                // Of || with NULL the engine says that it is NULL, whatever that was cast to.
                if (own.Family == TypeFamily.Text && right == TypeFamily.Number && sql.Contains("null::varchar", StringComparison.Ordinal))
                    continue;
                Assert.True(own.Family is TypeFamily.Unknown or TypeFamily.Null || Families.Agree(own.Family, right), $"{seed}: {own.Name} is {own.Family} and not {right}: {sql}");
            }
        }

        Assert.True(known > 300, $"only {known} columns are known");
    }

    private static IReadOnlyList<BoundOutput> Of(Engine engine, string sql, TableCatalog catalog)
    {
        var functions = FunctionCatalog.Of(engine.Connection);
        var types = new Types(functions);
        var (query, _) = SyntaxSource.Parse(sql, SyntaxSource.Serialize([sql], engine.Connection)[0]);
        return new Binder(catalog, functions, types).Bind(query!).Outputs;
    }

    private static IEnumerable<TypeFamily> OfEngine(Engine engine, string sql) => engine.Query("describe " + sql).Select(static r => Normal(Families.Of(r[1]!)));

    // The engine gives a literal NULL a type of numbers, and truncates dates to dates or timestamps.
    private static TypeFamily Normal(TypeFamily family) => family switch
    {
        TypeFamily.Null => TypeFamily.Number,
        TypeFamily.Date => TypeFamily.Timestamp,
        _ => family,
    };
}
