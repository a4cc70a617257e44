namespace BankingContracts.Portable.Tests.Cases;

/// <summary>Aggregates and windows.</summary>
internal static class GroupCases
{
    /// <summary>Aggregates, over groups and over no rows.</summary>
    public static IReadOnlyList<(string Of, string[] Templates)> Aggregates { get; } =
    [
        ("average", ["average(a, 2)", "average(r, 2)", "!average(w, 2)", "!average(h, 2)", "average(cast(h as decimal(30,10)), 2) filter (where abs(x) < 1)", "average(n, 4)", "average(s, 4)", "!average(b, 4)", "average(a, 0)", "average(distinct a, 3)", "average(a, 2) filter (where f)", "average(r, 10)", "average(cast(a as decimal(20,2)) - c, 2)"]),
        ("avg", ["avg(a)", "avg(r)", "avg(w)", "!avg(h)", "avg(n)", "avg(s)", "!avg(b)", "avg(k / 2e0)", "cast(round(avg(a), 2) as decimal(18,2))", "avg(distinct c)", "avg(a) filter (where f)", "round(avg(a) / 3, 2)"]),
        ("mean", ["mean(a)", "mean(n)"]),
        ("bit_and", ["bit_and({I})"]),
        ("bit_or", ["bit_or({I})"]),
        ("bit_xor", ["bit_xor({I})"]),
        ("bool_and", ["bool_and({B})"]),
        ("bool_or", ["bool_or({B})"]),
        ("count", ["count(*)", "count({V})", "count(distinct t)", "count(*) filter (where f)", "count(distinct a) filter (where g)", "count(distinct x)"]),
        ("count_if", ["count_if({B})", "count_if(n > m)", "count_if(f) filter (where g)"]),
        ("covar_pop", ["round(covar_pop(k, s), 6)"]),
        ("covar_samp", ["round(covar_samp(s, k), 6)"]),
        ("max", ["max({V})", "max(u)", "max(y)"]),
        ("min", ["min({V})", "min(u)", "min(y)"]),
        ("median", ["median(n)", "median(k)", "median(cast(a as double))"]),
        ("percentile_cont", ["percentile_cont(0.5) within group (order by n)", "percentile_cont(0.25) within group (order by cast(a as double))"]),
        ("percentile_disc", ["percentile_disc(0.5) within group (order by n)", "percentile_disc(0.9) within group (order by cast(round(r) as integer))"]),
        ("regr_avgx", ["regr_avgx(s, k)", "round(regr_avgx(a, x), 2)"]),
        ("regr_avgy", ["regr_avgy(s, k)", "round(regr_avgy(x, a), 2)"]),
        ("regr_count", ["regr_count(n, m)", "regr_count(a, x)"]),
        ("regr_sxx", ["round(regr_sxx(k, s), 6)"]),
        ("regr_sxy", ["round(regr_sxy(k, s), 6)"]),
        ("regr_syy", ["round(regr_syy(k, s), 6)"]),
        ("stddev", ["round(stddev(s), 6)"]),
        ("stddev_pop", ["round(stddev_pop(s), 6)"]),
        ("stddev_samp", ["round(stddev_samp(s), 6)"]),
        ("sum", ["sum(n)", "sum(s)", "!sum(b)", "sum(a)", "sum(r)", "sum(w)", "sum(h)", "sum(k / 2e0)", "sum(distinct c)", "sum(a) filter (where f)", "sum(case when f then 1 else 0 end)", "sum(cast(a as decimal(20,2)) * 2)", "ratio(sum(a), sum(c), 4)", "round(sum(a) / nullif(count(*), 0), 2)"]),
        ("var_pop", ["round(var_pop(s), 3)"]),
        ("var_samp", ["round(var_samp(s), 3)"]),
        ("variance", ["round(variance(s), 3)"]),
    ];

    /// <summary>Whole queries with a grouping.</summary>
    public static IReadOnlyList<(string Of, string[] Queries)> Queries { get; } =
    [
        ("grouping", ["select coalesce(k, 90) + 100 * grouping(k) as id, count(*) as v from stg_hard group by rollup (k)", "select coalesce(k, 90) + 100 * grouping(k) as id, grouping(k) as v from stg_hard group by grouping sets ((k), ())"]),
        ("grouping_id", ["select coalesce(k, 90) + 100 * grouping_id(k) as id, sum(a) as v from stg_hard group by cube (k)"]),
        (
            "queries",
            [
                "select id, v from (values (1, 'a'), (2, null)) as z (id, v)",
                "select one.id, other.t as v from stg_hard as one left join stg_hard as other on other.id = one.n",
                "select id, t as v from stg_hard as one where exists (select 1 from stg_hard as other where other.n = one.m)",
                "select one.id, (select max(other.a) from stg_hard as other where other.k = one.k) as v from stg_hard as one",
                "select one.id, one.a / nullif(other.c, 0) as v from stg_hard as one inner join stg_hard as other on other.id = one.id + 1 where one.a / 3 > 1",
                "with z as (select id, a / 3 as v from stg_hard) select id, round(v, 2) as v from z",
                "select id, n as v from stg_hard where (n, k) in (select z.m, z.k from stg_hard as z)",
                "select id, n as v from stg_hard union all select id + 1000, m from stg_hard",
                "select id, a as v from stg_hard union all select id + 1000, r from stg_hard",
                "select row_number() over (order by v) as id, v from (select t as v from stg_hard union select u from stg_hard) as z",
                "select row_number() over (order by v nulls first) as id, v from (select n as v from stg_hard intersect select m from stg_hard) as z",
                "select id, v from (select id, n as v from stg_hard order by n, id limit 20) as z",
                "select id, v from (select id, x as v from stg_hard order by x desc, id limit 20 offset 3) as z",
                "select count(*) as id, lower(t) as v from stg_hard where id = 8 group by lower(t)",
                "select min(id) as id, a / 3 as v from stg_hard group by a / 3",
                "select id, avg(a) over (partition by k) as v from stg_hard",
                "select id, sum(v) over (partition by k order by id) as v from (select id, k, average(a, 3) as v from stg_hard group by id, k) as z",
                "select min(id) as id, average(a, 2) as v from stg_hard group by f having average(a, 2) > 0",
            ]),
    ];

    /// <summary>Windows.</summary>
    public static IReadOnlyList<(string Of, string[] Templates)> Windows { get; } =
    [
        ("row_number", ["row_number() over (order by {V}, id)", "row_number() over (partition by k order by n desc, id)", "row_number() over (order by t nulls first, id)"]),
        ("rank", ["rank() over (order by {V})", "rank() over (partition by f order by a desc)", "rank() over (order by x desc nulls first)"]),
        ("dense_rank", ["dense_rank() over (order by {V})"]),
        ("percent_rank", ["percent_rank() over (order by n)"]),
        ("cume_dist", ["cume_dist() over (order by n)"]),
        ("ntile", ["ntile(7) over (order by n, id)"]),
        ("first_value", ["first_value({V}) over (partition by k order by n, id)"]),
        ("last_value", ["last_value({V}) over (partition by k order by n, id rows between unbounded preceding and unbounded following)"]),
        ("nth_value", ["nth_value({V}, 2) over (partition by k order by a, id)"]),
        ("lag", ["lag({V}) over (order by a, id)", "lag(n, 2, 0) over (partition by k order by id)"]),
        ("lead", ["lead({V}) over (order by u, id)", "lead(t, 1, 'none') over (order by d, id)"]),
        (
            "over",
            [
                "sum(a) over (partition by k order by n)", "sum(n) over (order by id rows between 2 preceding and 1 following)", "avg(a) over (partition by f)", "average(a, 2) over (partition by f order by id)", "average(r, 4) over (order by id rows 3 preceding)",
                "count_if(f) over (partition by k)", "min(t) over (partition by k order by id)", "max(x) over (order by n)", "count(*) over (order by a range between unbounded preceding and current row)", "ratio(a, sum(c) over (partition by k), 4)",
                "sum(a) filter (where f) over (partition by k order by id)", "count(*) filter (where n > 0) over (partition by f)", "average(a, 2) filter (where g) over (partition by f)", "avg(a) filter (where f) over (partition by k)",
                "count_if(f) filter (where g) over (partition by k)", "min(t) filter (where f) over (order by id)", "sum(a) over w",
            ]),
    ];
}
