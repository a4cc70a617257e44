namespace BankingContracts.SqlCheck.Portability;

/// <summary>The types that a cast may name, and those that only DuckDB has; an unknown type is the binder's to report.</summary>
internal static class EngineTypes
{
    private static readonly HashSet<string> OfDuckDb = Set(
        "int1 int2 int4 int8 int16 int32 int64 int128 hugeint uhugeint utinyint usmallint uinteger ubigint signed logical bool bpchar nvarchar "
        + "float4 float8 datetime timestamptz timestamp_s timestamp_ms timestamp_ns time timetz interval uuid guid blob bytea varbinary binary bit bitstring json "
        + "list struct map union enum variant bignum oid");

    /// <summary>The portable ones.</summary>
    public static IReadOnlySet<string> Portable { get; } =
        Set("string boolean tinyint smallint short int integer bigint long decimal dec numeric float real double date timestamp char varchar");

    /// <summary>The portable ones that hold whole numbers.</summary>
    public static IReadOnlySet<string> Whole { get; } = Set("tinyint smallint short int integer bigint long");

    /// <summary>Whether DuckDB alone has the type <paramref name="name"/>.</summary>
    public static bool IsOnlyDuckDb(string name) => OfDuckDb.Contains(name);

    private static HashSet<string> Set(string names) => new(names.Split(' '), StringComparer.OrdinalIgnoreCase);
}
