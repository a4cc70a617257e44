using BankingContracts.Pipeline.Tests.Sql;
using BankingContracts.Runtime;
using BankingContracts.Runtime.Definitions;

namespace BankingContracts.Pipeline.Tests.EndToEnd;

/// <summary>Every audit of the reference pipeline can fail: tables are damaged behind its back, and <c>check</c> must find it.</summary>
public sealed class AuditFaultTests : IDisposable
{
    private static readonly string[] Nonsense =
    [
        "update stg_customer set customer_name = ' X ' where rowid = 0",
        "update stg_customer set customer_name = '' where rowid = 1",
        "update stg_account set account_id = ' A', balance_amount = -1, account_type = 'loan' where rowid = 0",
        "update stg_account set account_id = '' where rowid = 1",
        "update snap_customer set dbt_valid_to = dbt_valid_from - interval 1 day where rowid = 0",
        "update snap_customer set dbt_updated_at = loaded_at - interval 1 day where rowid = 1",
        "update snap_customer set dbt_valid_from = dbt_updated_at - interval 1 day where rowid = 2",
        "update snap_account set dbt_valid_to = dbt_valid_from - interval 1 day, balance_amount = -1, account_type = 'loan' where rowid = 0",
        "update snap_account set dbt_updated_at = loaded_at - interval 1 day where rowid = 1",
        "update snap_account set dbt_valid_from = dbt_updated_at - interval 1 day where rowid = 2",
        "update int_account_with_customer set account_id = 'X1', customer_id = -99, balance_amount = -1, account_type = 'loan', "
            + "valid_to_at = valid_from_at - interval 1 day where rowid = 0",
        "update int_savings_account_only set account_id = 'X2', customer_id = -99, balance_amount = -1, "
            + "valid_to_at = valid_from_at - interval 1 day where rowid = 0",
        "update account_summary set account_id = 'X3', customer_id = -99, original_balance_amount = -1, interest_rate_pct = 0.026, "
            + "annual_interest_amount = -1, new_balance_amount = -1 where rowid = 0",
        "update customer_profile set customer_id = -99, total_accounts_count = 0, total_balance_amount = -2, "
            + "total_annual_interest_amount = -1 where rowid = 0",
    ];

    private readonly PipelineHarness _harness = new();

    private static IEnumerable<ModelDefinition> Models => Product.Reference.Models;

    [Fact]
    public async Task EveryAuditCanFail()
    {
        _harness.Deliver(TestFiles.SampleCustomers, TestFiles.SampleAccounts);
        (await _harness.RunAsync(new DateTime(2026, 1, 1, 6, 0, 0, DateTimeKind.Utc))).Ended(ExitCode.Done);
        var intact = await File.ReadAllBytesAsync(_harness.Database, TestContext.Current.CancellationToken);

        var found = new HashSet<string>();
        foreach (var damage in Damages())
        {
            await File.WriteAllBytesAsync(_harness.Database, intact, TestContext.Current.CancellationToken);
            _harness.Tamper([.. WithoutConstraints(), .. damage]);
            (await _harness.CheckAsync()).Ended(ExitCode.AuditFailed);
            var report = _harness.LatestReport;
            Assert.Empty(report.Errors);
            found.UnionWith([.. report.Failures, .. report.Warnings]);
        }

        Assert.Empty(Product.Reference.Audits.Select(a => a.Name).Except(found));
    }

    [Fact]
    public void ThereAreAtLeastNinetyNine() => Assert.True(Product.Reference.Audits.Count() >= 99);

    public void Dispose() => _harness.Dispose();

    private static IEnumerable<string> WithoutConstraints() => Models.Select(m => $"create or replace table {Table(m)} as from {Table(m)}");

    private static IEnumerable<IEnumerable<string>> Damages() =>
    [
        Models.Select(m => $"update {Table(m)} set {string.Join(", ", m.Columns.Select(c => $"{c.Name} = null"))} where rowid = 0"),
        Models.Select(m => $"insert into {Table(m)} from {Table(m)}"),
        Models.Where(m => m.Layer != ModelLayer.Intermediate).Select(m => $"delete from {Table(m)}"),
        Nonsense,
        SingularFaults.ByTest.Values,
    ];

    private static string Table(ModelDefinition model) => model.Layer.ToString().ToLowerInvariant() + "." + model.Name;
}
