namespace BankingContracts.SqlCheck.Typing;

/// <summary>The types that a cast may name, and the types that only DuckDB has. The binder reports an unknown type.</summary>
internal static class EngineTypes
{
    private static readonly HashSet<string> OfDuckDb = Set(
        "int1 int2 int4 int8 int16 int32 int64 int128 hugeint uhugeint utinyint usmallint uinteger ubigint signed logical bool bpchar nvarchar "
        + "float4 float8 datetime timestamptz timestamp_s timestamp_ms timestamp_ns time timetz interval uuid guid blob bytea varbinary binary bit bitstring json "
        + "list struct map union enum variant bignum oid geometry");

    // Other names for portable types. The engines understand these names differently, or only one engine knows them.
    private static readonly Dictionary<string, string> Synonyms = new(StringComparer.OrdinalIgnoreCase)
    {
        ["varchar"] = "string",
        ["char"] = "string",
        ["text"] = "string",
        ["numeric"] = "decimal",
        ["dec"] = "decimal",
        ["real"] = "float",
        ["short"] = "smallint",
        ["long"] = "bigint",
    };

    /// <summary>The portable types.</summary>
    public static IReadOnlySet<string> Portable { get; } =
        Set("string boolean tinyint smallint int integer bigint decimal float double date timestamp");

    /// <summary>The portable types of whole numbers.</summary>
    public static IReadOnlySet<string> Whole { get; } = Set("tinyint smallint int integer bigint");

    /// <summary>The portable name of the type <paramref name="name"/>; null if it has no other name.</summary>
    public static string? PortableName(string name) => Synonyms.GetValueOrDefault(name);

    /// <summary>Whether only DuckDB has the type <paramref name="name"/>.</summary>
    public static bool IsOnlyDuckDb(string name) => OfDuckDb.Contains(name);

    private static HashSet<string> Set(string names) => new(names.Split(' '), StringComparer.OrdinalIgnoreCase);
}
