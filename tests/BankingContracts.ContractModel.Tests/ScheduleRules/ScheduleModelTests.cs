using BankingContracts.ContractModel.Files;
using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Tests.Resolution;

namespace BankingContracts.ContractModel.Tests.ScheduleRules;

/// <summary>BKC8011 and BKC8012: what schedules say about models and files.</summary>
public sealed class ScheduleModelTests
{
    [Theory]
    [InlineData("acount_summary", "there is no model 'acount_summary'; did you mean 'account_summary'?")]
    [InlineData("+int_acount", "there is no model 'int_acount'; did you mean 'int_account'?")]
    [InlineData("stg_*_total", "there is no model 'stg_*_total'; there are ")]
    [InlineData("tag:daily", "there is no tag 'daily'; no model has a tag")]
    [InlineData("layer:mart", "there is no layer 'mart'; did you mean 'marts'?")]
    [InlineData("tags:daily", "there is no selector 'tags:'; did you mean 'tag:'?")]
    [InlineData("layer:marts,stg_account", "no model fits all parts of 'layer:marts,stg_account'")]
    [InlineData("account_summary,1+account_summary,snap_account", "no model fits all parts")]
    public void ASelectorOfNothingIsReportedAtItsPlace(string selector, string message)
    {
        var finding = Assert.Single(Resolve(Selecting($"[layer:marts, \"{selector}\"]")).Diagnostics);
        Assert.Equal(("BKC8011", 3, 26), (finding.Rule.Id, finding.Span.Line, finding.Span.Column));
        Assert.Contains("'" + selector + "' selects no model: " + message, finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("account_summary")]
    [InlineData("int_*")]
    [InlineData("4+account_summary,src_account")]
    [InlineData("@src_account")]
    [InlineData("src_account+2")]
    [InlineData("layer:Marts")]
    [InlineData("source:src_*")]
    [InlineData("config.materialized:snapshot")]
    [InlineData("config.strategy:check stg_account")]
    [InlineData("config.hard_deletes:invalidate")]
    [InlineData("config.delivery:full")]
    [InlineData("quarantine_stg_account")]
    public void ASelectorOfSomeModelIsFine(string selector) => Assert.Empty(Resolve(Selecting($"\"{selector}\"")).Diagnostics);

    [Fact]
    public void AnExclusionOfEverythingIsReported()
    {
        var finding = Assert.Single(Resolve(Selecting("stg_account", "quarantine_stg_account")).Diagnostics);
        Assert.Equal(("BKC8011", 4, 4), (finding.Rule.Id, finding.Span.Line, finding.Span.Column));
        Assert.Contains("'exclude' removes all of them", finding.Message, StringComparison.Ordinal);
        Assert.Empty(Resolve(Selecting("[stg_account, snap_account]", "quarantine_stg_account")).Diagnostics);
    }

    [Theory]
    [InlineData("src_acount.csv", "; did you mean 'src_account.csv'?")]
    [InlineData("SRC_ACCOUNT.csv", "; did you mean 'src_account.csv'?")]
    [InlineData("rates.csv", "; write a file name of a source, or add a source that reads it")]
    [InlineData("*/src_account.csv", "; did you mean 'src_account.csv'?")]
    [InlineData("*.txt", "; write a file name of a source, or add a source that reads it")]
    public void AFileThatNoSourceReadsIsReported(string file, string message)
    {
        var finding = Assert.Single(Resolve(Waiting(file)).Diagnostics);
        Assert.Equal(("BKC8012", 2, 36), (finding.Rule.Id, finding.Span.Line, finding.Span.Column));
        Assert.Equal("No source reads the file '" + file + "'" + message, finding.Message);
    }

    [Theory]
    [InlineData("src_account.csv")]
    [InlineData("src_*.csv")]
    [InlineData("src_account?csv")]
    public void AFileThatASourceReadsIsFine(string file) => Assert.Empty(Resolve(Waiting(file)).Diagnostics);

    [Fact]
    public void GlobsThatMayFindOneFileAreFine()
    {
        var source = Banking.Source with { Source = Banking.Source.Source! with { File = "in/account_*_full.csv" } };
        Assert.Empty(Banking.With(source).AddFile(Read(Waiting("in/*_2026*.csv"))).Findings());
        Assert.Equal(["BKC8012"], Banking.With(source).AddFile(Read(Waiting("*.csv"))).Resolve().Diagnostics.Select(static d => d.Rule.Id));
    }

    [Fact]
    public void ModelsAreCheckedOnlyWhenAllContractsAreKnown()
    {
        var broken = new ParsedFileStub("contracts/marts/acount_summary.yml").File;
        Assert.Empty(Banking.With().AddFile(broken).AddFile(Read(Selecting("acount_summary"))).Resolve().Diagnostics);
        Assert.Equal(
            ["BKC3002"], Banking.With(Contracts.Mart("other_summary", Contracts.Column("account_id"))).AddFile(Read(Selecting("acount_summary"))).Resolve().Diagnostics.Select(static d => d.Rule.Id));
    }

    [Fact]
    public void OnlySchedulesWhoseTriggerIsKnownAreCompiled() => Assert.Equal(
        ["reporting"], Resolve("schedules:\n  - {name: nightly, cron: daily}\n  - {name: reporting, after: nightly}\n").Schedules.Select(static s => s.Name));

    private static BankingContracts.ContractModel.Resolution.ResolvedPipeline Resolve(string schedules) => Banking.With().AddFile(Read(schedules)).Resolve();

    private static ParsedFile Read(string text) => ContractReader.Read(new ContractSource("contracts/schedules.yml", "schedules.yml", text));

    private static string Selecting(string select, string exclude = "[]") =>
        $"schedules:\n  - name: nightly\n    cron: 0 2 * * *\n    select: {select}\n    exclude: {exclude}\n";

    private static string Waiting(string file) => $"schedules:\n  - name: on_arrival\n    on_files: {{settle: 5m, all_of: ['{file}']}}\n";
}
