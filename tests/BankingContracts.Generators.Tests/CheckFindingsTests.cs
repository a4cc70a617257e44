using BankingContracts.ContractModel.Checking;
using BankingContracts.ContractModel.Diagnostics;
using BankingContracts.ContractModel.Files;
using BankingContracts.ContractModel.Text;
using BankingContracts.Generators.Steps;
using BankingContracts.Generators.Tests.Infrastructure;
using Microsoft.CodeAnalysis;

namespace BankingContracts.Generators.Tests;

/// <summary>What the build step found in the SQL reaches the compiler as long as it is about the texts the compiler sees.</summary>
public sealed class CheckFindingsTests
{
    private static readonly ContractDiagnostic Finding = ContractDiagnostic.Create(
        SqlRules.UnknownColumn, new SourceSpan(SampleContracts.MartSql, 7, 6, 0, 7, 0, 13), "balnce", "; did you mean 'balance'?");

    [Fact]
    public void AFindingIsReportedAtItsPlaceInTheSql()
    {
        var run = ContractProject.Sample().Check(Finding).Run();
        Assert.Equal(["marts/open_account.sql(1,8): error BKC3006"], run.Findings);
        var diagnostic = Assert.Single(run.Result.Diagnostics);
        Assert.Equal("There is no column 'balnce' here; did you mean 'balance'?", diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(6, diagnostic.Location.SourceSpan.Length);
    }

    [Fact]
    public void AFindingAboutOtherTextsIsIgnored() => Assert.Empty(
        ContractProject.Sample().Check(Finding).Edit(SampleContracts.MartSql, "from snap_account", "from  snap_account").Run().Findings);

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public void ABuildMustHaveAReportAboutItsTextsAndAnEditorNeedNot(bool isChecked, int failures)
    {
        var old = new CheckReport(CheckedInput.Hash([]), default, default);
        var file = new ContractSource("/repo/contracts/marts/a.sql", "marts/a.sql", "select 1");
        Assert.Equal(Enumerable.Repeat("BKC9999", failures), CheckFindings.Current((([old], [file]), isChecked), CancellationToken.None).Select(static f => f.Rule.Id));
    }

    [Fact]
    public void AFindingThatContradictsTheContractPointsThereToo()
    {
        var finding = ContractDiagnostic.Create(SqlRules.OutputType, Finding.Span, "account_id", "integer", "varchar", "cast it");
        var related = Assert.Single(Assert.Single(ContractProject.Sample().Check(finding).Run().Result.Diagnostics).AdditionalLocations);
        Assert.EndsWith("marts/open_account.yml", related.GetLineSpan().Path, StringComparison.Ordinal);
    }

    [Fact]
    public void AFindingCannotBeSwitchedOff() => Assert.Equal(
        ["marts/open_account.sql(1,8): error BKC3006"],
        ContractProject.Sample().Check(Finding).Configure(SqlRules.UnknownColumn.Id, ReportDiagnostic.Suppress).Run().Findings);

    [Fact]
    public void AnotherFindingRegeneratesNothing()
    {
        var project = ContractProject.Sample(tracksSteps: true);
        project.Run();
        Assert.Empty(project.Check(Finding).Run().Emitted);
    }

    [Fact]
    public void AReportIsReadAsItWasWritten()
    {
        var finding = ContractDiagnostic.Create(SqlRules.DoesNotBind, new SourceSpan("marts/a b.sql", 1, 2, 3, 4, 5, 6), "tab\t, line\r\n, backslash \\, \\t and 😀");
        var column = new CheckedColumn("a_id", NullVerdict.Unproven, "tab\t", "marts/a b.sql(3,4)", new([new SourceReference("b", "*", SourceKind.Aggregate)]));
        var facts = new QueryFacts(
            new([new QueryLink("a_id", "b", "b_id")]), new([new UnlinkedModel("c", "a \\ reason")]), new([column, column with { Sources = default }]), new([new SourceReference("b", "f", SourceKind.Filter)]));
        var report = new CheckReport(
            new string('a', 64), new([finding, Finding]), new([new CheckedQuery("a", false, "1", facts), new CheckedQuery("a", true, "2", QueryFacts.None)]));
        Assert.Equal(report, CheckReport.Read(report.Write()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("bankingcontracts-sqlcheck 2\ninput\tx\n")]
    [InlineData("bankingcontracts-sqlcheck 1\n")]
    public void AReportOfAnotherVersionIsNone(string text) => Assert.Null(CheckReport.Read(text));

    [Fact]
    public void ALineThatIsNoFindingIsSkipped() =>
        Assert.Empty(CheckReport.Read("bankingcontracts-sqlcheck 1\ninput\tx\nlineage\ta\nfindings\tBKC3006\tx\n")!.Findings);

    [Theory]
    [InlineData("finding\tBKC3006\tx")]
    [InlineData("finding\tBKC0001\tx\t1\t1\t1\t1\t1\t1\ta")]
    public void AFindingThatCannotBeReadIsAFailureOfOurs(string line) =>
        Assert.Equal("BKC9999", Assert.Single(CheckReport.Read("bankingcontracts-sqlcheck 1\ninput\tx\n" + line + "\n")!.Findings).Rule.Id);
}
