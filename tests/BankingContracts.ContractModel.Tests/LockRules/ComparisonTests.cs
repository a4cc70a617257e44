using BankingContracts.ContractModel.Locking;

namespace BankingContracts.ContractModel.Tests.LockRules;

/// <summary>What a change is, and what it means to consumers.</summary>
public sealed class ComparisonTests
{
    private const string Mart = "marts/account_summary.yml";
    private const string Open = "marts/open_account.yml";

    [Theory]
    [InlineData(Open, "\"decimal(18,2)\"", "\"decimal(20,4)\"", "Additive TypeWidened open_account.balance_amount decimal(18,2) -> decimal(20,4)")]
    [InlineData(Open, "\"decimal(18,2)\"", "\"decimal(18,4)\"", "Breaking TypeNarrowed open_account.balance_amount decimal(18,2) -> decimal(18,4)")]
    [InlineData(Open, "\"decimal(18,2)\"", "bigint", "Breaking TypeReplaced open_account.balance_amount decimal(18,2) -> bigint")]
    [InlineData(Mart, "data_type: integer", "data_type: bigint", "Additive TypeWidened account_summary.branch_number integer -> bigint")]
    [InlineData(Mart, "data_type: integer", "data_type: smallint", "Breaking TypeNarrowed account_summary.branch_number integer -> smallint")]
    [InlineData(Mart, "data_type: integer", "data_type: \"decimal(10,0)\"", "Breaking TypeReplaced account_summary.branch_number integer -> decimal(10,0)")]
    [InlineData(Mart, "data_type: integer, constraints: [{type: not_null}]", "data_type: integer", "Breaking NotNullRemoved account_summary.branch_number not_null -> ")]
    [InlineData(Open, "{name: balance_amount, data_type: \"decimal(18,2)\"", "{name: balance_amount, data_type: \"decimal(18,2)\", constraints: [{type: not_null}]", "Additive NotNullAdded open_account.balance_amount  -> not_null")]
    [InlineData(Open, "name: balance_amount", "name: open_amount, renamed_from: balance_amount", "Breaking ColumnRenamed open_account.open_amount balance_amount -> open_amount")]
    [InlineData(Open, "name: balance_amount", "name: open_amount", "Breaking ColumnRemoved open_account.balance_amount decimal(18,2) -> , Additive ColumnAdded open_account.open_amount  -> decimal(18,2)")]
    [InlineData(Open, "name: balance_amount, data_type: \"decimal(18,2)\"", "name: open_amount, renamed_from: balance_amount, data_type: \"decimal(17,2)\"", "Breaking ColumnRenamed open_account.open_amount balance_amount -> open_amount, Breaking TypeNarrowed open_account.open_amount decimal(18,2) -> decimal(17,2)")]
    [InlineData(Mart, "values: [savings, checking]", "values: [savings, loan]", "Breaking ValueAdded account_summary.account_type  -> loan, Additive ValueRemoved account_summary.account_type checking -> ")]
    [InlineData(Mart, "data_tests: [{accepted_values: {values: [savings, checking]}}]", "description: Its kind.", "Breaking ValueAdded account_summary.account_type (checking, savings) -> any value, Patch DescriptionChanged account_summary")]
    [InlineData(Mart, "unique_key: [account_id]", "unique_key: [account_id, branch_number]", "Breaking KeyChanged account_summary (account_id) -> (account_id, branch_number)")]
    [InlineData(Mart, "export: [csv, parquet]", "export: [parquet]", "Breaking ExportRemoved account_summary csv -> ")]
    [InlineData(Open, "export: [parquet]", "export: [parquet, csv]", "Additive ExportAdded open_account  -> csv")]
    [InlineData(Open, "name: open_account", "name: open_account\n    deprecated_after: 2027-06-30", "Patch DeprecationChanged open_account  -> 2027-06-30")]
    [InlineData(Open, "name: open_account", "name: open_account\n    version_of: account_summary", "Patch VersionOfChanged open_account  -> account_summary")]
    [InlineData(Open, "name: open_account", "name: open_account\n    model_version: 2", "Patch VersionRaised open_account 1 -> 2")]
    [InlineData(Open, "name: open_account", "name: open_account\n    data_tests: [{row_count: {min_value: 1}}]", "Patch TestsChanged open_account")]
    [InlineData(Open, "name: open_account", "name: open_account\n    tags: [daily]", "Patch TagsChanged open_account  -> daily")]
    [InlineData(Open, "name: open_account", "name: open_account\n    description: All.", "Patch DescriptionChanged open_account")]
    [InlineData("marts/open_account.sql", "balance_amount from", "balance_amount + 1 as balance_amount from", "Patch RowsChanged open_account")]
    public void AChangeHasAKindAndAClass(string path, string old, string text, string expected) => Assert.Equal(
        expected,
        string.Join(", ", LockedFiles.Unlocked.Edit(path, old, text).Since(LockedFiles.Unlocked).Select(Show)));

    [Fact]
    public void ModelsComeAndGo() => Assert.Equal(
        ["Additive ModelAdded open_account", "Breaking ModelRemoved open_account"],
        LockedFiles.Unlocked.Since(LockedFiles.Unlocked.Without("open_account")).Concat(LockedFiles.Unlocked.Without("open_account").Since(LockedFiles.Unlocked)).Select(Show));

    [Theory]
    [InlineData("", "Breaking ModelRemoved open_account, Additive ModelAdded open_position")]
    [InlineData("\n    renamed_from: open_account", "Breaking ModelRenamed open_position open_account -> open_position")]
    [InlineData("\n    renamed_from: [open_deposit, open_account]\n    tags: [daily]", "Breaking ModelRenamed open_position open_account -> open_position, Patch TagsChanged open_position  -> daily")]
    public void AModelWithAFormerNameIsThatModel(string line, string expected) =>
        Assert.Equal(expected, string.Join(", ", LockedFiles.Unlocked.Renamed("open_account", "open_position", line).Since(LockedFiles.Unlocked).Select(Show)));

    [Fact]
    public void AFormerNameThatIsAModelOfItsOwnIsNoRename() => Assert.Empty(
        LockedFiles.Unlocked.Edit(Mart, "name: account_summary", "name: account_summary\n    renamed_from: open_account").Since(LockedFiles.Unlocked));

    [Fact]
    public void AnotherOrderBreaksACsvFileOnly()
    {
        const string ordered = "- {name: account_id, data_type: varchar, constraints: [{type: not_null}]}\n      - {name: balance_amount, data_type: \"decimal(18,2)\"}";
        const string turned = "- {name: balance_amount, data_type: \"decimal(18,2)\"}\n      - {name: account_id, data_type: varchar, constraints: [{type: not_null}]}";

        Assert.Equal(
            ["Patch OrderChanged open_account.balance_amount (account_id, balance_amount) -> (balance_amount, account_id)"],
            LockedFiles.Unlocked.Edit(Open, ordered, turned).Since(LockedFiles.Unlocked).Select(Show));
        Assert.Equal(
            [ChangeClass.Breaking],
            LockedFiles.Unlocked.Edit(Mart, ordered, turned).Since(LockedFiles.Unlocked).Where(static c => c.Kind == ChangeKind.ExportOrderChanged).Select(static c => c.Class));
    }

    [Fact]
    public void EveryKindHasAClass() => Assert.All(Enum.GetValues<ChangeKind>(), static k => Assert.True(Enum.IsDefined(new ContractChange(k, "", default, null, "", "").Class)));

    [Fact]
    public void AChangeInAHigherVersionIsAnnounced()
    {
        var changes = LockedFiles.Unlocked.Edit(Open, "name: balance_amount", "name: open_amount").Edit(Open, "name: open_account", "name: open_account\n    model_version: 2\n    changes: {2: x}").Since(LockedFiles.Unlocked);
        Assert.All(changes.Where(static c => c.Model == "open_account"), static c => Assert.True(c.IsAnnounced));
    }

    private static string Show(ContractChange change) =>
        $"{change.Class} {change.Kind} {change.Model}{(change.Column is null ? "" : "." + change.Column)}{(change.Before.Length + change.After.Length == 0 ? "" : $" {change.Before} -> {change.After}")}";
}
