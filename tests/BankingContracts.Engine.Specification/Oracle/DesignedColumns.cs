namespace BankingContracts.Engine.Specification.Oracle;

/// <summary>The columns of every table as they are specified, in DuckDB's words.</summary>
public static class DesignedColumns
{
    private const string Timestamp = "TIMESTAMP";

    /// <summary>Column definitions by model; <c>not null</c> is left to the product.</summary>
    public static IReadOnlyDictionary<string, string[]> ByModel { get; } = new Dictionary<string, string[]>
    {
        ["src_customer"] = ["customer_id VARCHAR", "name VARCHAR", "has_loan VARCHAR", $"loaded_at {Timestamp}"],
        ["src_account"] =
            ["account_id VARCHAR", "customer_id VARCHAR", "balance VARCHAR", "account_type VARCHAR", $"loaded_at {Timestamp}"],
        ["stg_customer"] = Customer,
        ["stg_account"] = Account,
        ["quarantine_stg_customer"] =
            ["customer_id VARCHAR", "name VARCHAR", "has_loan VARCHAR", "failure_reason VARCHAR", $"quarantined_at {Timestamp}", "_file VARCHAR", "_line BIGINT"],
        ["quarantine_stg_account"] =
        [
            "account_id VARCHAR", "customer_id VARCHAR", "balance VARCHAR", "account_type VARCHAR", "failure_reason VARCHAR",
            $"quarantined_at {Timestamp}", "_file VARCHAR", "_line BIGINT",
        ],
        ["snap_customer"] = [.. History, .. Customer],
        ["snap_account"] = [.. History, .. Account],
        ["int_account_with_customer"] =
        [
            "account_id VARCHAR", "customer_id INTEGER", "customer_name VARCHAR", "balance_amount DECIMAL(18,2)", "account_type VARCHAR",
            "has_loan_flag BOOLEAN", $"valid_from_at {Timestamp}", $"valid_to_at {Timestamp}",
        ],
        ["int_savings_account_only"] =
        [
            "account_id VARCHAR", "customer_id INTEGER", "customer_name VARCHAR", "balance_amount DECIMAL(18,2)",
            "has_loan_flag BOOLEAN", $"valid_from_at {Timestamp}", $"valid_to_at {Timestamp}",
        ],
        ["account_summary"] =
        [
            "account_id VARCHAR", "customer_id INTEGER", "original_balance_amount DECIMAL(18,2)", "interest_rate_pct DECIMAL(5,3)",
            "annual_interest_amount DECIMAL(18,2)", "new_balance_amount DECIMAL(19,2)", $"calculated_at {Timestamp}",
        ],
        ["customer_profile"] =
        [
            "customer_id INTEGER", "customer_name VARCHAR", "has_loan_flag BOOLEAN", "total_accounts_count BIGINT",
            "total_balance_amount DECIMAL(38,2)", "total_annual_interest_amount DECIMAL(38,2)", $"calculated_at {Timestamp}",
        ],
    };

    private static string[] History =>
        ["dbt_scd_id VARCHAR", $"dbt_updated_at {Timestamp}", $"dbt_valid_from {Timestamp}", $"dbt_valid_to {Timestamp}"];

    private static string[] Customer =>
        ["customer_id INTEGER", "customer_name VARCHAR", "has_loan_flag BOOLEAN", $"loaded_at {Timestamp}"];

    private static string[] Account =>
    [
        "account_id VARCHAR", "customer_id INTEGER", "balance_amount DECIMAL(18,2)", "account_type VARCHAR", $"loaded_at {Timestamp}",
    ];
}
