namespace BankingContracts.SqlCheck.Tests.Pipelines;

/// <summary>Mistakes in the reference pipeline.</summary>
public static class BankingMistakes
{
    private const string SrcAccount = "source/src_account.yml";
    private const string StgAccount = "staging/stg_account.yml";
    private const string StgCustomer = "staging/stg_customer.yml";
    private const string SnapAccount = "snapshots/snap_account.yml";
    private const string SnapCustomer = "snapshots/snap_customer.yml";
    private const string Joined = "intermediate/int_account_with_customer";
    private const string Savings = "intermediate/int_savings_account_only";
    private const string Summary = "marts/account_summary";
    private const string Profile = "marts/customer_profile";

    public static TheoryData<string, string, string, string, string?> All => new()
    {
        // The file and its YAML.
        { SrcAccount, "version: 2", "version: §3", "BKC1009", null },
        { SrcAccount, "version: 2\n", "§", "BKC1003", null },
        { SrcAccount, "models:", "§modles:", "BKC1002", null },
        { SrcAccount, "      file: accounts.csv\n", "", "BKC1003", SrcAccount + "|source:" },
        { SrcAccount, "delivery: full", "delivery: §ful", "BKC1004", null },
        { SrcAccount, "delivery: full", "delivery: full\n      §delivery: full", "BKC1005", null },
        { SrcAccount, "max_delete_ratio: 0.5", "max_delete_ratio: §half", "BKC1004", null },
        { SrcAccount, "max_delete_ratio: 0.5", "max_delete_ratio: §1.5", "BKC2019", null },
        { StgAccount, "config: {materialized", "config: §{{materialized", "BKC1001", null },
        { StgAccount, "data_type: integer", "§data_typ: integer", "BKC1002", null },
        { StgAccount, "description: Balance", "descripton§: Balance", "BKC1002", null },
        { StgAccount, "case: lower", "case: §lowr", "BKC1004", null },
        { StgAccount, "columns:", "columns: §&all", "BKC1007", null },
        { SnapAccount, "    relation: stg_account\n", "", "BKC1003", SnapAccount + "|- name: snap_account\n" },
        { SnapAccount, "strategy: check", "strategy: §chek", "BKC1004", null },
        { SnapAccount, "hard_deletes: invalidate", "hard_deletes: §delete", "BKC1004", null },
        { Summary + ".yml", "export: [csv, parquet]", "export: [csv, §xlsx]", "BKC1004", null },

        // One contract.
        { StgAccount, "data_type: decimal(18,2)", "data_type: §decimal(18", "BKC2003", null },
        { StgAccount, "data_type: decimal(18,2)", "data_type: §money", "BKC2003", null },
        { StgAccount, "data_type: decimal(18,2)", "data_type: §decimal(40,2)", "BKC2003", null },
        { StgAccount, "- name: customer_id", "- name: §account_id", "BKC2002", null },
        { StgAccount, "unique_key: account_id", "unique_key: §acount_id", "BKC2004", null },
        { StgAccount, "- name: account_id\n        description: The bank's account number, as received but trimmed.\n        data_type: varchar\n        constraints: [{type: not_null}, {type: unique}]",
            "- name: §account_id\n        data_type: varchar", "BKC2009", null },
        { StgAccount, "accepted_values: {values: [savings, checking]}", "§acepted_values: {values: [savings, checking]}", "BKC2006", null },
        { StgAccount, "accepted_values: {values: [savings, checking]}", "§accepted_values: {}", "BKC2007", null },
        { StgAccount, "accepted_values: {values: [savings, checking]}", "accepted_values: {values: [savings], §valus: [x]}", "BKC2008", null },
        { StgAccount, "when: negative", "when: §future", "BKC2016", null },
        { StgAccount, "min_value: 1", "min_value: §one", "BKC1004", null },
        { StgCustomer, "clean: {from: customer_id, trim", "clean: {from: customer_id, §case: lower, trim", "BKC2015", null },
        { StgCustomer, "default: \"no\"", "default: §\"nope\"", "BKC2015", null },
        { SnapCustomer, "updated_at: loaded_at", "updated_at: §load_at", "BKC2004", null },
        { SnapCustomer, "updated_at: loaded_at", "updated_at: §customer_name", "BKC2017", null },
        { SnapAccount, "check_cols: all", "check_cols: [balance_amount, §balance]", "BKC2004", null },
        { SnapAccount, "strategy: check, check_cols: all", "strategy: §check", "BKC2017", null },
        { Summary + ".yml", "accepted_values: {values: [0.010, 0.015, 0.020, 0.025]}", "accepted_values: {values: [0.010, §high]}", "BKC2005", null },
        { Summary + ".yml", "datepart: day", "datepart: §year", "BKC1004", null },
        { Summary + ".yml", "materialized: table, unique_key: account_id", "materialized: §incremental", "BKC2010", null },
        { Summary + ".yml", "generated: changed_at", "generated: §loaded_at", "BKC2012", null },
        { Summary + ".yml", "unique_key: account_id", "unique_key: account_id, §materialised: table", "BKC1002", null },
        { Profile + ".yml", "config:", "contract: {enforced: §false}\n    config:", "BKC2011", null },
        { Joined + ".yml", "      - name: customer_name\n", "      - name: §customer_name\n        data_tests: [positive_value]\n", "BKC2020", Joined + ".yml|[positive_value]" },

        // Across contracts.
        { SnapCustomer, "updated_at: loaded_at", "updated_at: loaded_at, §tie_break: customer_name", "BKC2017", null },
        { "tests/tests.yml", "- name: account_summary_keeps_the_balance", "- name: account_summary_keeps_the_balance\n  - name: §account_summary_keeps_the_balance", "BKC2033", null },
        { StgAccount, "from: src_account", "from: §src_acount", "BKC4001", null },
        { StgAccount, "clean: {from: balance", "clean: {from: §balanc", "BKC4006", null },
        { SnapAccount, "relation: stg_account", "relation: §stg_acount", "BKC4001", null },
        { SnapAccount, "      - name: balance_amount", "      - name: §balanc_amount", "BKC4007", null },
        { SnapAccount, "unique_key: account_id", "unique_key: §customer_id", "BKC4012", null },
        { Summary + ".yml", "field: customer_id", "field: §custmer_id", "BKC4004", null },
        { Summary + ".yml", "to: ref('snap_customer'), field: customer_id", "to: ref('snap_customer'), field: §customer_name", "BKC4005", null },
        { Summary + ".yml", "to: ref('snap_customer')", "to: §ref('snap_custmer')", "BKC4001", null },
        { Summary + ".sql", "from int_savings_account_only", "from §int_saving_account_only", "BKC4001", null },
        { Profile + ".sql", "snap_customer as c", "§stg_customer as c", "BKC4003", null },
        { Joined + ".sql", "from snap_account as a", "from §account_summary as a", "BKC4003", null },

        // Names.
        { Summary + ".yml", "- name: account_summary\n", "- name: §AccountSummary\n", "BKC5002", null },
        { StgAccount, "- name: stg_account\n", "- name: §account\n", "BKC5001", null },
        { StgCustomer, "- name: has_loan_flag", "- name: §has_loan", "BKC5005", null },
        { StgAccount, "- name: balance_amount", "- name: §bal_amount", "BKC5013", null },
        { Summary + ".yml", "- name: original_balance_amount", "- name: §original_balance_count", "BKC5012", null },
        { StgAccount, "- name: account_type", "- name: §account_date", "BKC5008", null },

        // SQL.
        { Summary + ".sql", "from rated", "frm §rated", "BKC3005", null },
        { Summary + ".sql", "from accrued", "from accrued where balance_amount >§", "BKC3005", null },
        { Summary + ".sql", "        balance_amount,\n        cast(", "        §balnce_amount,\n        cast(", "BKC3006", null },
        { Summary + ".sql", "round(cast(balance", "§rond(cast(balance", "BKC3007", null },
        { Summary + ".sql", "\n    interest_rate_pct,\n    annual", "\n    annual", "BKC3008", Summary + ".sql|select\n    account_id,\n    customer_id,\n    balance_amount as" },
        { Summary + ".sql", "from accrued", ",\n    §balance_amount as surplus_amount\nfrom accrued", "BKC3009", null },
        { Summary + ".sql", "    customer_id,\n    balance_amount as", "    customer_id,\n    §account_id,\n    balance_amount as", "BKC3010", null },
        { Summary + ".sql", "cast(round(cast(balance_amount as decimal(28, 2)) * interest_rate_pct, 2) as decimal(18, 2)) as annual",
            "§cast(balance_amount as decimal(28, 2)) * interest_rate_pct as annual", "BKC3011", Summary + ".sql|    annual_interest_amount,\n    cast(cast" },
        { Summary + ".sql", "select\n    account_id,\n    customer_id,\n    balance_amount as", "select §*,\n    balance_amount as", "BKC3012", null },
        { Summary + ".sql", "from accrued", "from accrued\nwhere §now() > cast('2020-01-01' as timestamp)", "BKC3013", null },
        { Savings + ".sql", "where account_type = 'savings'", "where account_type = 'savings'\n§qualify row_number() over (order by account_id) = 1", "BKC3014", null },
        { Savings + ".sql", "where account_type = 'savings'", "where §account_type = \"savings\"", "BKC3014", null },
        { Savings + ".sql", "where account_type", "where §concat(account_type, '') = 'savings' and account_type", "BKC3014", null },
        { Joined + ".sql", "    a.customer_id,\n    c", "    §customer_id,\n    c", "BKC3015", null },
        { Joined + ".sql", "c.has_loan_flag", "§b.has_loan_flag", "BKC3006", null },
        { Joined + ".sql", "a.dbt_valid_from as", "§cast(a.dbt_valid_from as date) as", "BKC3011", null },
        { Profile + ".sql", "    c.has_loan_flag\n", "    c.has_loan_flag§,\n", "BKC3014", null },
        { Profile + ".sql", "    c.customer_name,\n    c.has_loan_flag\n", "    c.has_loan_flag\n", "BKC3015", Profile + ".sql|    c.customer_name,\n    c.has_loan_flag,\n    cast" },
        { Profile + ".sql", "count(*) as bigint", "count(*) as §varchar", "BKC3014", null },
        { Profile + ".sql", "where c.dbt_valid_to is null", "where c.dbt_valid_to is null and §sum(s.original_balance_amount) > 0", "BKC3015", null },
        { Profile + ".sql", "select\n    c.customer_id", "§delete from snap_customer; select\n    c.customer_id", "BKC3003", null },
        { Profile + ".yml", "data_type: decimal(38,2)", "data_type: decimal(18,2)", "BKC3011", Profile + ".sql|as total_balance_amount" },
        { Profile + ".yml", "- name: customer_name", "- name: customer_full_name", "BKC3009", Profile + ".sql|    c.customer_name,\n    c.has_loan_flag,\n    cast" },
        { "tests/account_summary_keeps_the_balance.sql", "select", "select §wrong_column,", "BKC3006", null },
        { "tests/tests.yml", "- name: account_summary_keeps_the_balance", "- name: §account_summary_keeps_balance", "BKC3002", null },
        { Summary + ".yml", "expression: new_balance_amount =", "expression: §new_balnce_amount =", "BKC3016", null },
        { SnapAccount, "where: dbt_valid_to is null", "where: §valid_to is null", "BKC3016", null },
        { StgCustomer, "expression: customer_name = lower(customer_name)", "expression: §customer_name = lower(customer_name", "BKC3016", null },
    };
}
