namespace BankingContracts.SqlCheck.Portability;

/// <summary>Types that DuckDB has and Spark SQL has not; an unknown type is the binder's to report.</summary>
internal static class EngineTypes
{
    private static readonly HashSet<string> Names = new(
        ("int1 int2 int4 int8 int16 int32 int64 int128 hugeint uhugeint utinyint usmallint uinteger ubigint short long signed logical bool bpchar nvarchar "
            + "float4 float8 datetime timestamptz timestamp_s timestamp_ms timestamp_ns time timetz interval uuid guid blob bytea varbinary binary bit bitstring json "
            + "list struct map union enum variant").Split(' '),
        StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether <paramref name="name"/> is one.</summary>
    public static bool Has(string name) => Names.Contains(name);
}
