using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Tests.Resolution;
using static BankingContracts.ContractModel.Tests.Resolution.Contracts;

namespace BankingContracts.ContractModel.Tests.ReferenceRules;

public class DuplicateModelTests
{
    [Fact]
    public void TheSecondNameIsReportedAndNamesTheFirst()
    {
        var pipeline = Banking.With().AddAt("contracts/staging/zzz.yml", Banking.Staging);

        Assert.Equal(["BKC2001 zzz#name"], pipeline.Findings());
        Assert.Contains("'stg_account' is also defined in staging/stg_account.yml, line 2", pipeline.Message(), StringComparison.Ordinal);
    }

    [Fact]
    public void LetterCaseMakesNoOtherTable() => Assert.Contains(
        "BKC2001 zzz#name", Banking.With().AddAt("contracts/staging/zzz.yml", Banking.Staging with { Name = "STG_ACCOUNT" }).Findings());

    [Fact]
    public void AnotherLayerMakesNoOtherModel()
    {
        var again = Mart("int_account", Column("account_id"));

        Assert.Equal(
            ["BKC2001 zzz#name"],
            Banking.With().AddAt("contracts/marts/zzz.yml", again).Sql("marts/int_account.sql", "select 1 as account_id from snap_account").Findings());
    }

    [Fact]
    public void AQuarantineTablesNameIsTaken()
    {
        var pipeline = Banking.With(Mart("quarantine_stg_account", Column("account_id")))
            .Sql("marts/quarantine_stg_account.sql", "select account_id from int_account");

        Assert.Equal(["BKC2001 quarantine_stg_account#name"], pipeline.Findings());
        Assert.Contains("the quarantine of staging/stg_account.yml", pipeline.Message(), StringComparison.Ordinal);
    }

    [Fact]
    public void ASingularTestIsSetOnce()
    {
        var pipeline = Banking.With().Sql("tests/ties.sql", "select 1 as x from int_account").AddTest("ties", TestSettings.Default)
            .AddTest("ties", TestSettings.Default with { Severity = TestSeverity.Warn }, "contracts/tests/zzz.yml");

        Assert.Equal(["BKC2033 tests/zzz.yml:2:3 ''"], pipeline.Findings());
        Assert.Equal("The test 'ties' already has an entry in tests/tests.yml, line 2; merge the two", pipeline.Message());
    }

    [Fact]
    public void ASingularTestIsSetOnceInAFileToo() => Assert.Equal(
        ["BKC2033 tests/tests.yml:2:3 ''"],
        Banking.With().Sql("tests/ties.sql", "select 1 as x from int_account").AddTest("ties", TestSettings.Default).AddTest("ties", TestSettings.Default).Findings());
}
