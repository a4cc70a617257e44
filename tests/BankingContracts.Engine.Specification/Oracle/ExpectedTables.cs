using System.Globalization;

namespace BankingContracts.Engine.Specification.Oracle;

/// <summary>Turns the oracle's state into the twelve tables of the pipeline. dbt_scd_id is left out: its text is the product's business.</summary>
public static class ExpectedTables
{
    /// <summary>All tables in the direction data flows.</summary>
    public static IReadOnlyList<ExpectedTable> Of(ReferencePipeline pipeline) =>
    [
        Table(
            "src_customer",
            ["customer_id", "name", "has_loan", "loaded_at"],
            pipeline.SourceCustomers.Rows,
            a => [a.Row.CustomerId, a.Row.Name, a.Row.HasLoan, Text(a.At)]),
        Table(
            "src_account",
            ["account_id", "customer_id", "balance", "account_type", "loaded_at"],
            pipeline.SourceAccounts.Rows,
            a => [a.Row.AccountId, a.Row.CustomerId, a.Row.Balance, a.Row.AccountType, Text(a.At)]),
        Table(
            "stg_customer",
            ["customer_id", "customer_name", "has_loan_flag", "loaded_at"],
            pipeline.Customers.Rows,
            s => [.. Values(s.Row), Text(s.LoadedAt)]),
        Table(
            "stg_account",
            ["account_id", "customer_id", "balance_amount", "account_type", "loaded_at"],
            pipeline.Accounts.Rows,
            s => [.. Values(s.Row), Text(s.LoadedAt)]),
        Table(
            "quarantine_stg_customer",
            ["customer_id", "name", "has_loan", "failure_reason", "quarantined_at"],
            pipeline.Customers.Quarantine,
            q => [q.Row.Received?.CustomerId, q.Row.Received?.Name, q.Row.Received?.HasLoan, q.Row.FailureReason, Text(q.At)]),
        Table(
            "quarantine_stg_account",
            ["account_id", "customer_id", "balance", "account_type", "failure_reason", "quarantined_at"],
            pipeline.Accounts.Quarantine,
            q =>
            [
                q.Row.Received?.AccountId, q.Row.Received?.CustomerId, q.Row.Received?.Balance, q.Row.Received?.AccountType,
                q.Row.FailureReason, Text(q.At),
            ]),
        Table(
            "snap_customer",
            ["dbt_updated_at", "dbt_valid_from", "dbt_valid_to", "customer_id", "customer_name", "has_loan_flag", "loaded_at"],
            pipeline.CustomerHistory.Versions,
            v => [Text(v.UpdatedAt), Text(v.ValidFrom), Text(v.ValidTo), .. Values(v.Row), Text(v.LoadedAt)]),
        Table(
            "snap_account",
            ["dbt_updated_at", "dbt_valid_from", "dbt_valid_to", "account_id", "customer_id", "balance_amount", "account_type", "loaded_at"],
            pipeline.AccountHistory.Versions,
            v => [Text(v.UpdatedAt), Text(v.ValidFrom), Text(v.ValidTo), .. Values(v.Row), Text(v.LoadedAt)]),
        Table(
            "int_account_with_customer",
            ["account_id", "customer_id", "customer_name", "balance_amount", "account_type", "has_loan_flag", "valid_from_at", "valid_to_at"],
            pipeline.AccountsWithCustomer,
            a =>
            [
                a.Account.AccountId, Text(a.Account.CustomerId), a.Customer.CustomerName, Text(a.Account.BalanceAmount, 2),
                a.Account.AccountType, Text(a.Customer.HasLoanFlag), Text(a.ValidFrom), null,
            ]),
        Table(
            "int_savings_account_only",
            ["account_id", "customer_id", "customer_name", "balance_amount", "has_loan_flag", "valid_from_at", "valid_to_at"],
            pipeline.SavingsAccounts,
            a =>
            [
                a.Account.AccountId, Text(a.Account.CustomerId), a.Customer.CustomerName, Text(a.Account.BalanceAmount, 2),
                Text(a.Customer.HasLoanFlag), Text(a.ValidFrom), null,
            ]),
        Table(
            "account_summary",
            [
                "account_id", "customer_id", "original_balance_amount", "interest_rate_pct", "annual_interest_amount",
                "new_balance_amount", "calculated_at",
            ],
            pipeline.AccountSummaries.Rows,
            a =>
            [
                a.Row.AccountId, Text(a.Row.CustomerId), Text(a.Row.OriginalBalanceAmount, 2), Text(a.Row.InterestRatePct, 3),
                Text(a.Row.AnnualInterestAmount, 2), Text(a.Row.NewBalanceAmount, 2), Text(a.At),
            ]),
        Table(
            "customer_profile",
            [
                "customer_id", "customer_name", "has_loan_flag", "total_accounts_count", "total_balance_amount",
                "total_annual_interest_amount", "calculated_at",
            ],
            pipeline.CustomerProfiles.Rows,
            c =>
            [
                Text(c.Row.CustomerId), c.Row.CustomerName, Text(c.Row.HasLoanFlag), Text(c.Row.TotalAccountsCount),
                Text(c.Row.TotalBalanceAmount, 2), Text(c.Row.TotalAnnualInterestAmount, 2), Text(c.At),
            ]),
    ];

    private static ExpectedTable Table<TRow>(string model, string[] columns, IEnumerable<TRow> rows, Func<TRow, string?[]> values) =>
        new(model, columns, [.. rows.Select(values)]);

    private static string?[] Values(Customer c) => [Text(c.CustomerId), c.CustomerName, Text(c.HasLoanFlag)];

    private static string?[] Values(Account a) => [a.AccountId, Text(a.CustomerId), Text(a.BalanceAmount, 2), a.AccountType];

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Text(bool flag) => flag ? "true" : "false";

    private static string Text(decimal amount, int decimals) =>
        amount.ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private static string? Text(DateTime? time) => time?.ToString("yyyy-MM-dd HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture);
}
