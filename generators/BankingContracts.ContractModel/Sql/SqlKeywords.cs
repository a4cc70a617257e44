namespace BankingContracts.ContractModel.Sql;

/// <summary>Words that cannot name a table or column without quotes on one of the engines.</summary>
internal static class SqlKeywords
{
    /// <summary>DuckDB 1.5: its reserved keywords and those of its type_function keywords that its parser does not accept as a column.</summary>
    private static readonly HashSet<string> DuckDb = Words(
        """
        all analyse analyze and any array as asc asymmetric both case cast check collate column constraint create default
        deferrable desc describe distinct do else end except false fetch for foreign from group having in initially intersect
        into lambda lateral leading limit not null offset on only or order pivot pivot_longer pivot_wider placing primary
        qualify references returning select show some summarize symmetric table then to trailing true union unique unpivot
        using variadic when where window with
        anti asof at authorization binary by collation concurrently cross freeze full glob ilike inner is isnull join left
        like natural notnull outer overlaps positional right semi similar tablesample unpack verbose
        """);

    /// <summary>Spark SQL: reserved in ANSI mode, from "ANSI Compliance" in its documentation.</summary>
    private static readonly HashSet<string> Spark = Words(
        """
        all and any as authorization both case cast check collate column constraint create cross current_date current_time
        current_timestamp current_user distinct else end escape except false fetch filter for foreign from full grant group
        having in inner intersect into is join lateral leading left natural not null offset on only or order outer overlaps
        percentile_cont percentile_disc primary references right select session_user some table then time to trailing union
        unique unknown user using when where with within
        """);

    /// <summary>The engines that reserve <paramref name="name"/>; null when no engine does.</summary>
    public static string? EnginesOf(string name) => (DuckDb.Contains(name), Spark.Contains(name)) switch
    {
        (true, true) => "DuckDB and Spark SQL",
        (true, false) => "DuckDB",
        (false, true) => "Spark SQL",
        _ => null,
    };

    private static HashSet<string> Words(string text) =>
        new(text.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries), StringComparer.OrdinalIgnoreCase);
}
