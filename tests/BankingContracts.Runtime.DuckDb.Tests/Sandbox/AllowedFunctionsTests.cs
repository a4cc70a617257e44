using BankingContracts.Runtime.DuckDb.Sandbox;
using BankingContracts.Runtime.DuckDb.Sessions;
using BankingContracts.Runtime.Sql.Sessions;

namespace BankingContracts.Runtime.DuckDb.Tests.Sandbox;

public sealed class AllowedFunctionsTests
{
    /// <summary>They tell of the session or change it, wait, or run text that nobody checked.</summary>
    private const string ClosedFunctions = """
        current_setting currval get_block_size getvariable inet_client_addr inet_client_port inet_server_addr inet_server_port nextval pg_sleep
        setseed sleep_ms write_log
        """;

    private const string ClosedTables = """
        arrow_scan arrow_scan_dumb check_peg_parser checkpoint disable_logging disable_peg_parser disable_profiling duckdb_connection_count
        duckdb_extensions duckdb_external_file_cache duckdb_log_contexts duckdb_logs duckdb_logs_parsed duckdb_prepared_statements
        duckdb_profiling_settings duckdb_secret_types duckdb_secrets duckdb_settings duckdb_table_sample duckdb_temporary_files duckdb_variables
        enable_logging enable_peg_parser enable_profiling force_checkpoint histogram histogram_values json_execute_serialized_sql pragma_collations
        pragma_database_size pragma_metadata_info pragma_platform pragma_show pragma_storage_info pragma_table_info pragma_user_agent pragma_version
        query query_table seq_scan sql_auto_complete test_vector_types truncate_duckdb_logs which_secret
        """;

    [Fact]
    public void EveryFunctionOfTheEngineWasJudged() => Assert.Equal(
        AllowedFunctions.OfValues.Concat(Words(ClosedFunctions)).Order(StringComparer.Ordinal),
        OfEngine("function_type in ('scalar', 'aggregate', 'macro') and not starts_with(function_name, '__internal_')"));

    [Fact]
    public void EveryTableFunctionOfTheEngineWasJudged() => Assert.Equal(
        AllowedFunctions.OfTables.Concat(AllowedFunctions.OfFiles).Concat(Words(ClosedTables)).Order(StringComparer.Ordinal),
        OfEngine("function_type in ('table', 'table_macro')"));

    private static string[] Words(string text) => text.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);

    private static IEnumerable<string> OfEngine(string condition)
    {
        using var connection = DuckDbSession.InMemory();
        var session = new SqlSession(connection);
        return session.Rows($"select distinct function_name from duckdb_functions() where {condition}", static r => r.GetString(0)).Order(StringComparer.Ordinal);
    }
}
