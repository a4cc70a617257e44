namespace BankingContracts.Adbc.Loading;

/// <summary>The names under which a driver's library offers the function that fills its table.</summary>
internal static class EntryPoints
{
    private const string Usual = "AdbcDriverInit";
    private const string Begin = "Adbc";

    /// <summary>The names to try, in order: the one that follows from the file's name, then the usual one.</summary>
    /// <remarks><c>libadbc_driver_spark.so.1</c> has <c>AdbcDriverSparkInit</c>, and <c>libduckdb.so</c> has <c>AdbcDuckdbInit</c>.</remarks>
    public static IReadOnlyList<string> Of(string library) => Derived(library) is var derived && derived == Usual ? [Usual] : [derived, Usual];

    private static string Derived(string library)
    {
        var name = Path.GetFileName(library).Split('.')[0];
        if (name.StartsWith("lib", StringComparison.Ordinal))
            name = name["lib".Length..];
        var words = name.Split(['_', '-'], StringSplitOptions.RemoveEmptyEntries).Select(static w => char.ToUpperInvariant(w[0]) + w[1..]);
        var joined = string.Concat(words);
        return (joined.StartsWith(Begin, StringComparison.Ordinal) ? joined : Begin + joined) + "Init";
    }
}
