namespace BankingContracts.Portable.Tests.Cases;

/// <summary>Functions and operators that compute a value from the values of one row.</summary>
internal static class ScalarCases
{
    /// <summary>The name of each function or operator, with templates.</summary>
    public static IReadOnlyList<(string Of, string[] Templates)> All { get; } =
    [
        .. Numbers, .. Texts, .. Times, .. Conditions, .. Operators,
    ];

    private static IEnumerable<(string Of, string[] Templates)> Numbers =>
    [
        ("abs", ["abs({I})", "abs(a)", "abs(r)", "abs(w)", "abs(h)", "abs({F})", "abs(cast(h as decimal(30,10)))"]),
        ("ceil", ["ceil({N})", "ceil({F} / 3e0)"]),
        ("ceiling", ["ceiling({N})"]),
        ("floor", ["floor({N})", "floor(x * 1.5e0)", "floor({E} / 7)", "cast(floor(a / 7) as bigint)"]),
        ("round", ["round({N})", "round({N}, 2)", "round({N}, 1)", "round({N}, 0)", "!round({I}, -1)", "round(k, -1)", "round({E}, -1)", "round({F}, -1)", "round({N}, 5)", "!round(a / c, 2)", "round(a / nullif(c, 0), 2)", "round(x * y, 3)", "!cast(round(a / c, 2) as decimal(18,2))", "round(w, -3)", "round(r, -2)"]),
        ("sign", ["sign({I})", "sign({E})", "!sign(x)"]),
        ("greatest", ["greatest({N}, {N2})", "greatest({T}, u)", "greatest({D}, e)", "greatest(n, m, k)"]),
        ("least", ["least({N}, {N2})", "least({T}, u)", "least(d, {D})", "least(n, m, k)"]),
        ("mod", ["mod({I}, nullif(k, 0))", "mod({E}, nullif(a, 0))", "mod({E}, 7)", "mod({I}, 7)"]),
        ("ratio", ["ratio(a, a, 2)", "ratio(a, r, 2)", "ratio(r, a, 2)", "ratio(r, cast(w as decimal(28,2)), 2)", "!ratio(w, r, 2)", "!ratio(h, a, 2)", "ratio(a, cast(h as decimal(25,18)), 2)", "ratio(a, c, 0)", "ratio(a, c, 4)", "ratio(a, c, 10)", "ratio({I}, m, 3)", "ratio({I}, a, 2)", "ratio(r, {I}, 6)", "ratio(a, k, 2) + 1", "cast(ratio(100 * a, c, 4) as decimal(38,4))", "ratio(null, a, 2)", "ratio(-a, -(c), 2)"]),
        ("round_half_up", ["round_half_up({N}, 2)", "round_half_up({N}, 0)", "round_half_up({N}, 5)", "round_half_up(y, 1)", "round_half_up(x / 3, 2)", "round_half_up(a / nullif(c, 0), 2)"]),
        ("sqrt", ["sqrt(abs({I}))", "sqrt(abs(a))", "sqrt(abs(x))"]),
        ("cbrt", ["round(cbrt(k), 9)"]),
        ("exp", ["round(exp(k), 9)"]),
        ("ln", ["round(ln(abs({I})), 9)", "round(ln({N}), 9)", "round(ln(abs(a) + 1), 9)"]),
        ("log2", ["round(log2(abs(n) + 1), 9)", "log2(0 * k)"]),
        ("log10", ["round(log10(abs(n) + 1), 9)", "round(log10(k), 9)"]),
        ("pow", ["pow(k, 2)", "pow(n, 2)", "round(pow(2, k), 9)", "pow(a, 0)"]),
        ("power", ["power(k, 3)", "power(-1, k)", "round(power(abs(k) + 1, 0.5e0), 9)"]),
        ("pi", ["pi()"]),
        ("radians", ["round(radians(k), 9)"]),
        ("degrees", ["round(degrees(k), 9)"]),
        ("sin", ["round(sin(k), 9)"]),
        ("cos", ["round(cos(k), 9)"]),
        ("tan", ["round(tan(k), 9)"]),
        ("cot", ["round(cot(nullif(k, 0)), 9)"]),
        ("asin", ["round(asin(k / 5e0), 9)"]),
        ("acos", ["round(acos(k / 5e0), 9)"]),
        ("atan", ["round(atan(k), 9)", "round(atan(n), 9)"]),
        ("atan2", ["round(atan2(k, n), 9)"]),
        ("sinh", ["round(sinh(k), 9)"]),
        ("cosh", ["round(cosh(k), 9)"]),
        ("tanh", ["round(tanh(k), 9)"]),
        ("acosh", ["round(acosh(abs(k) + 1), 9)"]),
    ];

    private static IEnumerable<(string Of, string[] Templates)> Texts =>
    [
        ("ascii", ["ascii({T})"]),
        ("bit_length", ["bit_length({T})"]),
        ("char_length", ["char_length({T})"]),
        ("character_length", ["character_length({T})"]),
        ("len", ["len({T})"]),
        ("length", ["length({T})", "length(lower(t))"]),
        ("chr", ["chr(65)", "chr(233)", "chr(abs(k) + 65)", "chr(8364)", "chr(abs(n) % 50000 + 1)"]),
        ("concat_ws", ["concat_ws(',', {T}, u)", "concat_ws(q, t, u)", "concat_ws('-', t, null, u)"]),
        ("contains", ["contains({T}, u)", "contains(t, 'a')", "contains(t, '')"]),
        ("instr", ["instr({T}, u)", "instr(t, 'b')"]),
        ("position", ["position('a' in {T})", "position(u in t)"]),
        ("lower", ["lower({T})", "lower(t || u)"]),
        ("lcase", ["lcase({T})"]),
        ("upper", ["upper({T})", "upper(left(t, 1)) || lower(substring(t, 2))"]),
        ("ucase", ["ucase({T})"]),
        ("left", ["left({T}, 2)", "left(t, k)", "left(t, -1)"]),
        ("right", ["right({T}, 2)", "right(t, k)", "right(u, -2)"]),
        ("lpad", ["lpad({T}, 5, '*')", "lpad(t, 2, 'é')", "lpad(t, k, 'ab')"]),
        ("rpad", ["rpad({T}, 5, '*')", "rpad(t, k, 'ab')"]),
        ("trim", ["trim({T})", "trim(both 'a' from {T})", "trim(both from t)", "trim(from u)"]),
        ("ltrim", ["ltrim({T})", "trim(leading 'a' from t)"]),
        ("rtrim", ["rtrim({T})", "trim(trailing 'b' from t)"]),
        ("md5", ["md5({T})"]),
        ("sha1", ["sha1({T})"]),
        ("repeat", ["repeat({T}, 2)", "repeat(t, k)"]),
        ("replace", ["replace({T}, 'a', 'xy')", "replace(t, u, '-')", "replace(t, '', 'x')", "replace(t, 'b', '')"]),
        ("translate", ["translate({T}, 'abc', 'xyz')", "translate(t, 'ab', 'x')", "translate(t, u, 'qwe')", "translate(t, 'aa', 'xy')"]),
        ("split_part", ["split_part({T}, ',', 1)", "split_part(t, ',', 2)", "split_part(t, ',', -1)", "split_part(t, 'a', 5)", "split_part(u, ' ', abs(k) + 1)"]),
        ("substr", ["substr({T}, 2)", "substr(t, 1, 2)", "substr(t, -2)"]),
        ("substring", ["substring({T}, 2)", "substring(t from 2 for 2)", "substring(t, k)", "!substring(t, k, 2)", "substring(t, abs(k), 2)", "substring(t, 2, abs(k))", "substring(t, 1, 0)"]),
        (
            "regexp_extract",
            [
                "regexp_extract({T}, 'b$', 0)", "regexp_extract(t, '^a', 0)", "regexp_extract({T}, '.+', 0)", "regexp_extract({T}, '[[:alpha:]]+', 0)", "regexp_extract({T}, '[[:space:]]', 0)", "regexp_extract(t, '([a-z])([a-z]*)', 1)",
                "regexp_extract(t, '([a-z])([a-z]*)', 2)", "regexp_extract(t, '[^a]', 0)", "regexp_extract(t, '[a&&b]+', 0)", "regexp_extract(t, '[]a[]+', 0)", "regexp_extract(t, 'a{2,3}|b', 0)", "regexp_extract(t, '(?:a|b)+?', 0)",
                "regexp_extract(t, 'x{', 0)", "regexp_extract(t, '[0-9]+[.]?[0-9]*$', 0)", "regexp_extract(t, '(x)?b', 1)", "regexp_extract(t, '', 0)", "regexp_extract(t, '[[:punct:]]+', 0)", "regexp_extract(t, '[[:upper:][:digit:]]+', 0)",
                "regexp_extract(t, '[.-]', 0)", "regexp_extract(t, '[+--]', 0)", "regexp_extract(t, 'é|É', 0)", "regexp_extract(t, '👍+', 0)", "regexp_extract(t, '[^[:alnum:]]+', 0)",
            ]),
    ];

    private static IEnumerable<(string Of, string[] Templates)> Times =>
    [
        ("date_part", ["date_part('year', {Z})", "date_part('week', {Z})", "date_part('quarter', {Z})", "date_part('doy', {Z})", "date_part('hour', ts)", "date_part('minute', ts)", "date_part('month', {Z})", "date_part('day', {Z})"]),
        ("extract", ["extract(year from {Z})", "extract(week from {Z})", "extract(day from {Z})", "extract(month from {Z})", "extract(quarter from {Z})", "extract(doy from {Z})", "extract(hour from ts)", "extract(minute from ts)", "extract(day from cast(d as timestamp) - cast(e as timestamp))"]),
        (
            "date_trunc",
            [
                "date_trunc('year', {Z})", "date_trunc('quarter', {Z})", "date_trunc('month', {Z})", "date_trunc('week', {Z})", "date_trunc('day', {Z})", "date_trunc('hour', ts)", "date_trunc('minute', ts)", "date_trunc('second', ts)",
                "date_trunc('millisecond', ts)", "date_trunc('microsecond', ts)", "cast(date_trunc('month', d) as date)",
            ]),
        ("day", ["day({Z})"]),
        ("dayofmonth", ["dayofmonth({Z})"]),
        ("dayofyear", ["dayofyear({Z})"]),
        ("hour", ["hour(ts)"]),
        ("last_day", ["last_day({Z})"]),
        ("make_date", ["make_date(2000 + k, 2, 28)", "make_date(year(d), month(d), 1)", "make_date(2024, 13, k)"]),
        ("make_timestamp", ["make_timestamp(2000 + k, 2, 28, 1, 2, 3)", "make_timestamp(year(d), month(d), 1, 23, 59, 59.5)"]),
        ("minute", ["minute(ts)"]),
        ("month", ["month({Z})"]),
        ("quarter", ["quarter({Z})"]),
        ("second", ["second(ts)"]),
        ("weekofyear", ["weekofyear({Z})"]),
        ("year", ["year({Z})"]),
    ];

    private static IEnumerable<(string Of, string[] Templates)> Conditions =>
    [
        (
            "cast",
            [
                "cast({N} as decimal(38,6))", "cast({N} as decimal(18,2))", "cast({F} as decimal(38,2))", "cast({N} as double)", "cast({I} as bigint)", "cast({I} as string)", "cast({E} as string)", "cast({B} as string)", "cast({B} as integer)",
                "cast({Z} as string)", "cast({Z} as date)", "cast({Z} as timestamp)", "cast({T} as string)", "{N}::decimal(20,1)", "(x + 1)::decimal(18,2)", "!cast(a / c as decimal(18,4))", "!cast(t as integer)", "cast(z as integer)", "!cast(t as date)", "cast(z as date)", "cast(k as boolean)",
                "cast(round(x) as bigint)", "cast(floor(a) as integer)", "cast('2026-01-31' as date)", "cast('5' as integer)", "cast(x as float)", "cast(n as smallint)", "!cast(t as decimal(18,2))", "cast(z as decimal(18,2))", "!cast(t as boolean)", "cast(z as boolean)", "!cast(t as double)", "cast(z as double)", "!cast(t as timestamp)", "cast(z as timestamp)",
            ]),
        (
            "try_cast",
            [
                "!try_cast(t as integer)", "try_cast(z as integer)", "!try_cast(t as bigint)", "try_cast(z as bigint)", "!try_cast(t as decimal(18,2))", "try_cast(z as decimal(18,2))", "!try_cast(t as double)", "try_cast(z as double)", "!try_cast(t as date)", "!try_cast(z as date)", "!try_cast(t as timestamp)", "!try_cast(z as timestamp)", "!try_cast(t as boolean)", "try_cast(z as boolean)", "try_cast({I} as smallint)",
                "try_cast({N} as decimal(9,2))", "try_cast(x as decimal(38,4))",
            ]),
        ("coalesce", ["coalesce({N}, {N2})", "coalesce(t, u, 'x')", "coalesce(d, e)", "coalesce({N}, 0)", "coalesce(f, false)", "coalesce(a, 1.5)"]),
        ("if", ["if({B}, a, c)", "if(f, n, k)", "if(n > m, t, u)"]),
        ("ifnull", ["ifnull({V}, null)", "ifnull(a, 0)", "ifnull(t, 'none')"]),
        ("nullif", ["nullif({N}, 0)", "nullif(t, u)", "nullif(d, e)", "nullif(a, c)"]),
    ];

    private static IEnumerable<(string Of, string[] Templates)> Operators =>
    [
        ("+", ["{M} + {M2}", "w + n", "r + w", "w + a", "h + {M}", "{M} + h", "!w + h", "{N} + 1", "{N} + 1.5", "d + 1", "{Z} + interval '1' month", "{Z} + interval '30' day", "ts + interval 90 minute", "ts + k * interval '1' day", "+a", "d + interval '1' year"]),
        ("-", ["{M} - {M2}", "w - n", "r - w", "w - a", "h - {M}", "{M} - h", "!h - w", "-{I}", "-a", "-w", "-h", "!-cast('-49999999999999999999.999999999999999999' as decimal(38,18))", "-x", "{N} - 0.5", "d - 1", "{Z} - interval '1' month", "- (a + c)", "ts - interval '1 hour'"]),
        ("*", ["{M} * {M2}", "w * n", "!r * w", "w * a", "h * r", "k * h", "h * x", "!h * b", "!a * h", "!w * h", "{N} * 1.05", "cast(a as decimal(28,2)) * cast(r as decimal(18,8))", "{N} * -1", "cast(a as decimal(28,2)) * r", "cast(round(cast(a as decimal(28,2)) * r, 2) as decimal(18,2))"]),
        ("/", ["{N} / nullif({N2}, 0)", "a / 3", "1 / nullif({N}, 0)", "(a + c) / (k * k + 1)", "100.0 * a / nullif(c, 0)", "a / nullif(c, 0) / 2", "round(a / nullif(c, 0), 4)", "-a / 7", "cast(a / nullif(c, 0) as decimal(18,2))", "case when f then a else c end / 3"]),
        ("%", ["{I} % nullif(k, 0)", "{E} % nullif(a, 0)", "{E} % 7", "x % 3", "{I} % -7"]),
        ("&", ["n & m", "b & 255", "n & (m | k)"]),
        ("|", ["n | m", "(n & 12) | k"]),
        ("||", ["t || u", "t || '${y}' || u", "'a' || n", "t || a", "t || (n + 1)", "d || t", "f || t"]),
        ("=", ["{N} = {N2}", "{V} = {V}", "t = u", "d = ts", "x = y", "f = g", "t == u", "(a, n) = (c, m)", "(a, n) in ((c, m), (a, k))"]),
        ("<>", ["{N} <> {N2}", "t <> u", "n != m"]),
        ("<", ["{N} < {N2}", "t < u", "d < e", "d < ts", "x < y", "f < g"]),
        (">=", ["{N} >= {N2}", "t >= u"]),
        ("between", ["{N} between -1 and 2", "t between 'a' and 'b'", "d between e and date '2024-02-29'", "n not between k and m"]),
        ("in", ["{I} in (0, 1, null)", "t in ('a', 'é', u)", "a not in (0.01, 1)", "d in (date '2024-02-29', e)"]),
        ("is", ["{V} is null", "{V} is not null", "{B} is true", "f is not false", "f is not true", "{N} is distinct from {N2}", "t is not distinct from u", "x is not distinct from y"]),
        ("like", ["{T} like q", "t like 'a%'", "t not like '%b%'", "t like '_'", "t like q escape '#'", "t like 'a#%b%' escape '#'", "t like '%${x%'", "u like q || '%'"]),
        ("ilike", ["{T} ilike q", "t ilike 'ABC'", "t not ilike '%É%'", "t ilike 'savİngs'", "t ilike '%ß%'"]),
        ("and", ["{B} and g", "f or g", "not f", "f and (g or n > 0)"]),
        ("case", ["case when f then n when g then a end", "case k when 1 then 'one' when 2 then t else u end", "case when a > c then x else y end", "case when n > 0 then d else e end"]),
        ("literals", ["'it''s'", "1.5", "1e3", "true", "date '2026-01-31'", "timestamp '2026-01-31 12:00:00'", "'${a}'", "'$'", "-0.0", "123456789012345678901", "'a\nb'", "'é👍'"]),
    ];
}
