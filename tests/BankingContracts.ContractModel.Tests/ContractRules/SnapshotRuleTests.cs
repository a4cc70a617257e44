using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Tests.Reading;

namespace BankingContracts.ContractModel.Tests.ContractRules;

/// <summary>BKC2017, and how snapshots are read.</summary>
public sealed class SnapshotRuleTests
{
    [Theory]
    [InlineData("{unique_key: a_id, strategy: «timestamp»}", "lacks 'updated_at'")]
    [InlineData("{unique_key: a_id, strategy: «check»}", "lacks 'check_cols'")]
    [InlineData("{unique_key: a_id, strategy: check, check_cols: all, «updated_at»: loaded_at}", "does not use 'updated_at'")]
    [InlineData("{unique_key: a_id, strategy: timestamp, updated_at: loaded_at, «check_cols»: all}", "does not use 'check_cols'")]
    [InlineData("{unique_key: a_id, strategy: check, check_cols: [b, «a_id»]}", "compares the key column")]
    public void SettingsThatContradictEachOtherAreReported(string config, string message) =>
        Expect.Finding("BKC2017", Given.Snapshot(config), message);

    [Theory]
    [InlineData("{unique_key: a_id, strategy: timestamp, updated_at: loaded_at}")]
    [InlineData("{unique_key: [a_id, b_id], strategy: check, check_cols: [c, d], hard_deletes: new_record, on_quarantine: keep}")]
    public void SettingsThatAgreeAreFine(string config) => Expect.Silence(Given.Snapshot(config));

    [Fact]
    public void ASnapshotIsReadWithItsDefaults()
    {
        var contract = Expect.Silence(Given.Snapshot("{unique_key: a_id, strategy: check, check_cols: all}")).Contracts[0].Contract;
        Assert.Equal(
            new SnapshotContract("stg_account", SnapshotStrategy.Check, null, [], HardDeletes.Invalidate, OnQuarantine.Close),
            contract.Snapshot);
        Assert.Equal(["a_id"], contract.UniqueKey);
        Assert.Null(contract.Materialized);
    }

    [Fact]
    public void TheRelationsColumnsAreNotJudgedHere() => Expect.Silence(Given.Snapshot(
        "{unique_key: a_id, strategy: check, check_cols: [b]}",
        "columns: [{name: dbt_valid_from, description: Since when., data_tests: [not_null]}]\ndata_tests: [scd2_no_overlap, {unique: {columns: [a_id, dbt_valid_from]}}]"));
}
