namespace BankingContracts.Pipeline.Tests.Sql;

/// <summary>For every singular test a change to the sample's tables that it must find; all of them can be made at once.</summary>
public static class SingularFaults
{
    /// <summary>Statements by test.</summary>
    public static IReadOnlyDictionary<string, string> ByTest { get; } = new Dictionary<string, string>
    {
        ["account_summary_holds_every_savings_account"] = "delete from account_summary where account_id = 'TIER-1'",
        ["account_summary_holds_savings_accounts_only"] =
            "update int_account_with_customer set account_type = 'checking' where account_id = 'TIER-2'",
        ["account_summary_keeps_the_balance"] =
            "update account_summary set original_balance_amount = original_balance_amount + 0.01 where account_id = 'TIER-3'",
        ["customer_profile_equals_account_summary"] =
            "update account_summary set annual_interest_amount = annual_interest_amount + 0.01 where account_id = 'TIER-5'",
        ["customer_profile_holds_every_savings_customer"] = "delete from customer_profile where customer_id = 1031",
        ["customer_profile_shows_the_current_customer"] =
            "update customer_profile set has_loan_flag = not has_loan_flag where customer_id = 1003",
        ["int_account_with_customer_holds_every_account_with_an_owner"] =
            "delete from int_account_with_customer where account_id = 'MULTI-4'",
        ["interest_rate_follows_balance_and_loan"] =
            "update account_summary set interest_rate_pct = 0.010 where account_id = 'TIER-6'",
        ["snap_account_holds_every_staged_account"] =
            "update snap_account set dbt_valid_to = dbt_valid_from + interval 1 day where account_id = 'TIER-7'",
        ["snap_customer_holds_every_staged_customer"] =
            "update snap_customer set dbt_valid_to = dbt_valid_from + interval 1 day where customer_id = 1004",
    };
}
