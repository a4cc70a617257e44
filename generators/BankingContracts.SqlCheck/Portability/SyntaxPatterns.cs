namespace BankingContracts.SqlCheck.Portability;

/// <summary>Syntax that only one engine has, or that the two engines read differently: what it is and what to write instead.</summary>
internal static class SyntaxPatterns
{
    private const string OneFrame = "remove it, or subtract the row's value from the result";

    /// <summary>Words that start a clause and cannot be names.</summary>
    public static IReadOnlySet<string> Clauses { get; } = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
    {
        "from", "where", "group", "having", "window", "order", "limit", "offset", "union", "intersect", "except",
    };

    /// <summary>Phrases of keywords that DuckDB understands. The first word of each phrase is a keyword by itself.</summary>
    public static IReadOnlyList<SyntaxPhrase> OfDuckDb { get; } =
    [
        new("qualify", "QUALIFY", "filter the window function in an outer query"),
        new("asof", "ASOF JOIN", "join on the range of time, and rank with row_number()"),
        new("positional join", "POSITIONAL JOIN", "join on a key"),
        new("distinct on", "DISTINCT ON", "rank with row_number() and keep the first"),
        new("similar to", "SIMILAR TO", "write like"),
        new("pivot", "PIVOT", "write sum(case when ... then ... end)"),
        new("unpivot", "UNPIVOT", "write a SELECT for each column, and UNION ALL"),
        new("glob", "GLOB", "write like"),
        new("by name", "UNION BY NAME", "list the columns of both sides in the same order"),
        new("using sample", "USING SAMPLE", "filter by a column"),
        new("tablesample", "TABLESAMPLE", "filter by a column"),
        new("with recursive", "WITH RECURSIVE", "write one step for each level"),
        new("as materialized", "AS MATERIALIZED", "write as"),
        new("as not materialized", "AS NOT MATERIALIZED", "write as"),
        new("at time zone", "AT TIME ZONE", "all timestamps are UTC, so remove it"),
        new("with time zone", "WITH TIME ZONE", "all timestamps are UTC, so remove it"),
        new("without time zone", "WITHOUT TIME ZONE", "write timestamp"),
        new("fetch first", "FETCH FIRST", "write limit"),
        new("fetch next", "FETCH NEXT", "write limit"),
        new("groups between", "a frame of GROUPS", "write rows or range"),
        new("groups unbounded", "a frame of GROUPS", "write rows or range"),
        new("groups current", "a frame of GROUPS", "write rows or range"),
        new("exclude current", "a frame with EXCLUDE", OneFrame),
        new("exclude group", "a frame with EXCLUDE", OneFrame),
        new("exclude ties", "a frame with EXCLUDE", OneFrame),
        new("exclude no", "a frame with EXCLUDE", "remove it"),
        new("ignore nulls", "IGNORE NULLS", "DuckDB needs it inside the brackets and Spark SQL after them: filter the NULLs in a subquery"),
        new("respect nulls", "RESPECT NULLS", "remove it, because it is the default"),
        new("isnull", "ISNULL", "write is null"),
        new("notnull", "NOTNULL", "write is not null"),
        new("collate", "COLLATE", "compare lower(text)"),
    ];

    /// <summary>Phrases that only Spark SQL understands. The check searches for them at the place where DuckDB cannot parse.</summary>
    public static IReadOnlyList<SyntaxPhrase> OfSpark { get; } =
    [
        new("left semi join", "LEFT SEMI JOIN", "write semi join, or where exists (...)"),
        new("left anti join", "LEFT ANTI JOIN", "write anti join, or where not exists (...)"),
        new("lateral view", "LATERAL VIEW", "contracts have no lists"),
        new("rlike", "RLIKE", "write like, or regexp_extract(value, pattern, 0) <> ''"),
        new("regexp", "REGEXP", "write like, or regexp_extract(value, pattern, 0) <> ''"),
        new("div", "DIV", "write cast(floor(a / b) as bigint)"),
        new("minus", "MINUS", "write except"),
        new("cluster by", "CLUSTER BY", "write order by"),
        new("distribute by", "DISTRIBUTE BY", "remove it"),
        new("sort by", "SORT BY", "write order by"),
        new("ignore nulls", "IGNORE NULLS", "DuckDB needs it inside the brackets and Spark SQL after them: filter the NULLs in a subquery"),
        new("like any", "LIKE ANY", "write several LIKE conditions with OR between them"),
        new("like all", "LIKE ALL", "write several LIKE conditions with AND between them"),
    ];

    /// <summary>Operators whose characters touch each other.</summary>
    public static IReadOnlyList<(string Symbols, string What, string Instead)> Operators { get; } =
    [
        ("<=>", "the operator '<=>'", "write is not distinct from"),
        ("//", "the operator '//'", "write cast(floor(a / b) as bigint)"),
        ("**", "the operator '**'", "write power(a, b)"),
        ("->", "the operator '->'", "write plain columns; there are no lambdas and no JSON"),
        ("<<", "the operator '<<'", "multiply by a power of two"),
        (">>", "the operator '>>'", "divide by a power of two"),
        ("&&", "the operator '&&'", "write and"),
        (":=", "a named argument", "give the arguments in their order"),
        ("=>", "a named argument", "give the arguments in their order"),
        ("~", "the operator '~'", "write like"),
        ("^", "the operator '^'", "write power(a, b)"),
        ("@", "the operator '@'", "write it with functions"),
        ("#", "a column by its position", "write its name"),
        ("[", "a list or a slice", "write plain columns, and substring(text, start, length) for a part of a text"),
        ("{", "a struct", "write plain columns"),
        ("?", "a parameter", "write a literal"),
        ("$", "a parameter", "write a literal"),
    ];
}
