using BankingContracts.ContractModel.Checking;
using BankingContracts.Generators.Tests.Infrastructure;
using BankingContracts.Runtime.Definitions;

namespace BankingContracts.Generators.Tests;

/// <summary>Where columns come from, as the runtime sees it.</summary>
public sealed class LineageTests
{
    private static readonly QueryFacts Facts = QueryFacts.None with
    {
        Columns = new(
        [
            new CheckedColumn("account_id", NullVerdict.Proven, "", "marts/open_account.sql(1,8)", new([new SourceReference("snap_account", "account_id", SourceKind.Copy)])),
            new CheckedColumn("balance_amount", NullVerdict.Proven, "", "marts/open_account.sql(1,20)", new([new SourceReference("snap_account", "balance_amount", SourceKind.Copy)])),
        ]),
        Filters = new([new SourceReference("snap_account", "dbt_valid_to", SourceKind.Filter)]),
    };

    private static readonly PipelineDefinition Pipeline = GeneratedCode.Load<PipelineDefinition>(
        ContractProject.Sample().Analyze(("open_account", Facts)).Run().Output, "Sample.ContractPipeline", "Definition");

    [Theory]
    [InlineData("src_account", "account_id: Nullable", "balance: Nullable", "loaded_at: Proven the run fills it")]
    [InlineData("stg_account",
        "account_id: Proven src_account.account_id Expression a row without it goes to quarantine",
        "balance_amount: Proven src_account.balance Expression a row without it goes to quarantine",
        "loaded_at: Proven src_account.loaded_at Copy the run fills it")]
    [InlineData("snap_account",
        "dbt_scd_id: Proven stg_account.account_id Expression stg_account.balance_amount Filter the run fills it",
        "dbt_updated_at: Proven stg_account.balance_amount Filter the run fills it",
        "dbt_valid_from: Proven stg_account.balance_amount Filter the run fills it",
        "dbt_valid_to: Nullable stg_account.balance_amount Filter stg_account.account_id Filter",
        "account_id: Proven stg_account.account_id Copy the model it follows has no NULL there",
        "balance_amount: Proven stg_account.balance_amount Copy the model it follows has no NULL there",
        "loaded_at: Proven stg_account.loaded_at Copy the model it follows has no NULL there")]
    [InlineData("open_account",
        "account_id: Proven snap_account.account_id Copy",
        "balance_amount: Proven snap_account.balance_amount Copy",
        "calculated_at: Proven the run fills it")]
    public void EveryColumnSaysWhereItComesFromAndWhatIsKnownOfNull(string model, params string[] columns) => Assert.Equal(
        columns,
        Pipeline[model].Lineage().Columns.Select(static c =>
            $"{c.Column}: {string.Join(' ', new[] { c.Standing.ToString() }.Concat(c.Sources.Select(static s => $"{s.Model}.{s.Column} {s.Kind}")).Append(c.Reason).Where(static p => p.Length > 0))}"));

    [Theory]
    [InlineData("src_account", "")]
    [InlineData("stg_account", "src_account.account_id src_account.balance")]
    [InlineData("quarantine_stg_account", "src_account.account_id src_account.balance")]
    [InlineData("snap_account", "stg_account.account_id stg_account.balance_amount")]
    [InlineData("open_account", "snap_account.dbt_valid_to")]
    public void EveryModelSaysWhatDecidesItsRows(string model, string filters) =>
        Assert.Equal(filters, string.Join(' ', Pipeline[model].Lineage().Filters.Select(static f => $"{f.Model}.{f.Column}")));

    [Fact]
    public void OfAQueryThatWasNotAnalyzedNothingIsKnown() => Assert.Empty(
        GeneratedCode.Load<PipelineDefinition>(ContractProject.Sample().Run().Output, "Sample.ContractPipeline", "Definition")["open_account"].Lineage().Columns);
}
