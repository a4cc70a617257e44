namespace BankingContracts.SqlCheck.Portability;

/// <summary>Syntax that DuckDB has and Spark SQL has not, or reads otherwise: what it is and what to write instead.</summary>
internal static class SyntaxPatterns
{
    /// <summary>Phrases of keywords, the first one a keyword of its own.</summary>
    public static IReadOnlyList<(string[] Words, string What, string Instead)> Phrases { get; } =
    [
        (["qualify"], "QUALIFY", "filter the window function in an outer query"),
        (["asof"], "ASOF JOIN", "join on the range of time, and rank with row_number()"),
        (["positional", "join"], "POSITIONAL JOIN", "join on a key"),
        (["distinct", "on"], "DISTINCT ON", "rank with row_number() and keep the first"),
        (["similar", "to"], "SIMILAR TO", "write like"),
        (["glob"], "GLOB", "write like"),
        (["by", "name"], "UNION BY NAME", "list the columns of both sides in one order"),
        (["using", "sample"], "USING SAMPLE", "filter by a column"),
        (["tablesample"], "TABLESAMPLE", "filter by a column"),
        (["with", "recursive"], "WITH RECURSIVE", "unfold the levels in as many steps as there are"),
        (["as", "materialized"], "AS MATERIALIZED", "write as"),
        (["as", "not", "materialized"], "AS NOT MATERIALIZED", "write as"),
        (["at", "time", "zone"], "AT TIME ZONE", "timestamps are UTC throughout"),
        (["fetch", "first"], "FETCH FIRST", "write limit"),
        (["fetch", "next"], "FETCH NEXT", "write limit"),
        (["groups", "between"], "a frame of GROUPS", "write rows or range"),
        (["isnull"], "ISNULL", "write is null"),
        (["notnull"], "NOTNULL", "write is not null"),
        (["collate"], "COLLATE", "compare lower(text)"),
    ];

    /// <summary>Operators of one or two characters that touch.</summary>
    public static IReadOnlyList<(string Symbols, string What, string Instead)> Operators { get; } =
    [
        ("::", "the cast '::'", "write cast(value as type)"),
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

    /// <summary>Types that a cast may name.</summary>
    public static IReadOnlySet<string> Types { get; } = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
    {
        "string", "boolean", "tinyint", "smallint", "int", "integer", "bigint", "decimal", "dec", "numeric", "float", "real", "double", "date", "timestamp", "char",
    };
}
