namespace BankingContracts.SqlCheck.Portability;

/// <summary>Functions that read files, the network or the engine's machine. No contract describes what they return.</summary>
internal static class OutsideFunctions
{
    private static readonly string[] Starts = ["read_", "parquet_", "sniff_", "scan_", "iceberg_", "delta_", "st_read", "sqlite_", "postgres_", "mysql_", "http_", "duckdb_", "pragma_", "load_", "from_substrait", "arrow_"];
    private static readonly string[] Ends = ["_scan", "_scan_pushdown", "_attach", "_query", "_execute"];

    private static readonly HashSet<string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        "glob", "getenv", "query", "query_table", "which_secret", "load_file", "write_log", "parse_duckdb_log_message", "enable_logging", "set_log_level", "checkpoint", "force_checkpoint",
        "import_database", "seq_scan", "index_scan", "sql_auto_complete", "repeat_row", "storage_info",
    };

    /// <summary>Whether <paramref name="name"/> is such a function.</summary>
    public static bool Has(string name) =>
        Names.Contains(name)
        || Starts.Any(s => name.StartsWith(s, StringComparison.OrdinalIgnoreCase))
        || Ends.Any(e => name.EndsWith(e, StringComparison.OrdinalIgnoreCase));
}
