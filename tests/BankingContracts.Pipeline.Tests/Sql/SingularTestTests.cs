using BankingContracts.Pipeline.Tests.Oracle;

namespace BankingContracts.Pipeline.Tests.Sql;

/// <summary>The singular tests under contracts/tests: silent on right tables, and each finds the fault it is for.</summary>
public sealed class SingularTestTests : IDisposable
{
    private static readonly Dictionary<string, string> Faults = new()
    {
        ["account_summary_holds_every_savings_account"] = "delete from account_summary where account_id = 'TIER-1'",
        ["account_summary_holds_savings_accounts_only"] =
            "update int_account_with_customer set account_type = 'checking' where account_id = 'TIER-1'",
        ["account_summary_keeps_the_balance"] =
            "update account_summary set original_balance_amount = original_balance_amount + 0.01 where account_id = 'TIER-1'",
        ["customer_profile_equals_account_summary"] =
            "update account_summary set annual_interest_amount = annual_interest_amount + 0.01 where account_id = 'TIER-1'",
        ["customer_profile_holds_every_savings_customer"] = "delete from customer_profile where customer_id = 1001",
        ["customer_profile_shows_the_current_customer"] =
            "update customer_profile set has_loan_flag = not has_loan_flag where customer_id = 1001",
        ["int_account_with_customer_holds_every_account_with_an_owner"] =
            "delete from int_account_with_customer where account_id = 'TIER-1'",
        ["interest_rate_follows_balance_and_loan"] =
            "update account_summary set interest_rate_pct = 0.010 where account_id = 'TIER-1'",
        ["snap_account_holds_every_staged_account"] =
            "update snap_account set dbt_valid_to = '2026-01-03 00:00:00' where account_id = 'TIER-1'",
        ["snap_customer_holds_every_staged_customer"] =
            "update snap_customer set dbt_valid_to = '2026-01-03 00:00:00' where customer_id = 1001",
    };

    private readonly Warehouse _warehouse;

    public SingularTestTests()
    {
        var pipeline = new ReferencePipeline();
        pipeline.Run(new DateTime(2026, 1, 1, 6, 0, 0, DateTimeKind.Utc), TestFiles.SampleCustomers, TestFiles.SampleAccounts);
        _warehouse = new Warehouse(pipeline);
    }

    public static TheoryData<string> Tests => [.. TestFiles.SingularTests];

    [Theory]
    [MemberData(nameof(Tests))]
    public void ItIsSilentOnRightTables(string test) => Assert.Empty(_warehouse.Query(TestFiles.Sql("tests", test)));

    [Theory]
    [MemberData(nameof(Tests))]
    public void ItFindsItsFault(string test)
    {
        _warehouse.Execute(Faults[test]);

        Assert.NotEmpty(_warehouse.Query(TestFiles.Sql("tests", test)));
    }

    public void Dispose() => _warehouse.Dispose();
}
