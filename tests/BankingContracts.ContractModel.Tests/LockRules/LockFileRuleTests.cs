using BankingContracts.ContractModel.Files;
using BankingContracts.ContractModel.Tests.Reading;

namespace BankingContracts.ContractModel.Tests.LockRules;

/// <summary>BKC6022 to BKC6025, and a lock file that is not as it was written.</summary>
public sealed class LockFileRuleTests
{
    private const string Model = "version: 1\nmodels:\n  - name: a\n    layer: marts\n    model_version: 1\n    columns:\n";

    [Theory]
    [InlineData("version: «2»\nmodels: []\n", "BKC6025", "has the form 2")]
    [InlineData("version: 1\nmodels:\n  - name: a\n«<<<<<<<» ours\n    layer: marts\n", "BKC6025", "has a merge conflict")]
    [InlineData(Model + "      - {name: x, data_type: «varchr»}\n", "BKC6025", "has 'varchr' for a type")]
    [InlineData(Model + "      - {name: x, data_type: date}\n      - {name: «x», data_type: date}\n", "BKC6025", "has the column 'x' twice")]
    [InlineData(Model + "      - {name: x, data_type: date}\n  - name: «a»\n    layer: marts\n    model_version: 1\n    columns: []\n", "BKC6025", "has the model 'a' twice")]
    [InlineData("version: 1\nmodels:\n  - name: a\n    layer: marts\n    model_version: «0»\n    columns: []\n", "BKC6025", "has '0' for a version of 'a'")]
    [InlineData("version: 1\nmodels:\n  - name: a\n    layer: «mart»\n    model_version: 1\n    columns: []\n", "BKC1004", "did you mean 'marts'?")]
    [InlineData("version: 1\nmodels:\n  - name: «a»\n    layer: marts\n    columns: []\n", "BKC1003", "lacks the key 'model_version'; restore the line from your repository, or delete the file and write it again with the verb 'lock'")]
    [InlineData("version: 1\nmodels:\n  - name: a\n    layer: marts\n    model_version: 1\n    «colums»: []\n    columns: []\n", "BKC1002", "'colums'")]
    [InlineData("version: 1\nmodels:\n  - name: a\n    layer: marts\n    model_version: 1\n    deprecated_after: «soon»\n    columns: []\n", "BKC1004", "'deprecated_after' must be a date")]
    public void ABrokenLockFileIsReportedAtItsPlace(string text, string id, string message)
    {
        Expect.Finding(id, Given.File(LockedFiles.LockPath, text), message);
        Assert.Null(ContractReader.Read(Given.File(LockedFiles.LockPath, text.Replace("«", "", StringComparison.Ordinal).Replace("»", "", StringComparison.Ordinal))).Lock);
    }

    [Theory]
    [InlineData("version: 1\nmodels: []\n")]
    [InlineData(Model + "      - {name: x, data_type: date}\n")]
    [InlineData("# by hand\r\nversion: 1\r\nmodels:\r\n  - {name: a, layer: marts, model_version: 1, columns: []}\r\n")]
    public void ALockFileMayBeWrittenInAnyForm(string text) => Assert.NotNull(Expect.Silence(Given.File(LockedFiles.LockPath, text)).Lock);

    [Fact]
    public void OnlyTheFileAtTheTopIsTheLockFile() =>
        Assert.Contains(ContractReader.Read(new ContractSource("x", "contracts.lock.yaml", "version: 1\nmodels: []\n")).Diagnostics, static d => d.Rule.Id == "BKC1006");

    [Fact]
    public void ABrokenLockFileHidesNothingElse() =>
        Assert.Equal(["BKC1001"], LockedFiles.Locked.With(LockedFiles.LockPath, "version: [\n").Findings().Select(static f => f.Rule.Id));

    [Theory]
    [InlineData("model_version: «0»", "BKC2019", "versions are whole numbers from 1")]
    [InlineData("model_version: «1.5»", "BKC1004", "a whole number")]
    [InlineData("model_version: 2\nchanges: {«two»: x}", "BKC6022", "which is no version; write for example '2: <what consumers must know>'")]
    [InlineData("model_version: 2\nchanges: {«02»: x}", "BKC6022", "which is no version")]
    [InlineData("model_version: 2\nchanges: {2: x, «3»: y}", "BKC6022", "but its model_version is 2; write 'model_version: 3', or correct the line")]
    [InlineData("changes: {«2»: y}", "BKC6022", "but its model_version is 1")]
    [InlineData("deprecated_after: «soon»", "BKC1004", "a date, for example 2027-06-30")]
    [InlineData("deprecated_after: «2027-02-30»", "BKC1004", "a date")]
    public void AWrongLifecycleIsReportedAtItsPlace(string parts, string id, string message) => Expect.Finding(id, Given.MartWith(parts), message);

    [Theory]
    [InlineData("«deprecation_date»: 2027-06-30", "write 'deprecated_after: <the last day>'")]
    [InlineData("«versions»: [{v: 1}]", "each further version is a model of its own with 'version_of: <the first one>'")]
    [InlineData("«latest_version»: 2", "each further version is a model of its own with 'version_of: <the first one>'")]
    public void TheKeysOfDbtAreTranslated(string parts, string message) => Expect.Finding("BKC1002", Given.MartWith(parts), message);

    [Theory]
    [InlineData("model_version: 1")]
    [InlineData("model_version: 3\nchanges: {1: x, 3: y}")]
    [InlineData("deprecated_after: 2027-06-30")]
    public void ARightLifecycleIsSilent(string parts) => Expect.Silence(Given.MartWith(parts));

    [Theory]
    [InlineData("account_sumary", "BKC4001", "did you mean 'account_summary'?")]
    [InlineData("open_account", "BKC6023", "'open_account' cannot be a version of 'open_account', which is its own name; write the name of the first version")]
    [InlineData("snap_account", "BKC6023", "which is in the layer snapshots; name a model of the layer marts")]
    public void AVersionOfAnotherModelNamesItsFirstVersion(string first, string id, string message)
    {
        var files = LockedFiles.Unlocked.Edit("marts/open_account.yml", "name: open_account", "name: open_account\n    version_of: " + first);

        var finding = Assert.Single(files.Findings());

        Assert.Equal((id, first), (finding.Rule.Id, files[finding.Span.Path].Substring(finding.Span.Start, finding.Span.Length)));
        Assert.EndsWith(message, finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AVersionOfAVersionNamesTheFirstOne()
    {
        var files = Second.With("marts/account_summary_v3.yml", Second["marts/account_summary_v2.yml"].Replace("account_summary_v2", "account_summary_v3", StringComparison.Ordinal).Replace("version_of: account_summary", "version_of: account_summary_v2", StringComparison.Ordinal))
            .With("marts/account_summary_v3.sql", Second["marts/account_summary_v2.sql"]);

        Assert.Equal("'account_summary_v3' cannot be a version of 'account_summary_v2', which is a version itself; write 'version_of: account_summary'", Assert.Single(files.Findings()).Message);
    }

    [Fact]
    public void ASecondVersionIsAModelOfItsOwn()
    {
        Assert.Empty(Second.Findings());
        Assert.Equal("account_summary", Second.Pipeline.Models.Single(static m => m.Name == "account_summary_v2").Lifecycle.VersionOf);
    }

    [Fact]
    public void AReaderOfADeprecatedModelIsWarnedAtItsPlace()
    {
        const string path = "marts/open_account.sql";
        var files = Second.Edit("marts/account_summary.yml", "name: account_summary", "name: account_summary\n    deprecated_after: 2027-06-30")
            .With(path, "select account_id, balance_amount from account_summary\n");

        var finding = Assert.Single(files.Findings());

        Assert.Equal(("BKC6024", path, "account_summary"), (finding.Rule.Id, finding.Span.Path, files[path].Substring(finding.Span.Start, finding.Span.Length)));
        Assert.Equal("'open_account' reads 'account_summary', which is deprecated after 2027-06-30; read 'account_summary_v2'", finding.Message);
    }

    [Theory]
    [InlineData("2027-06-30", 0)]
    [InlineData("2027-01-31", 0)]
    [InlineData("2027-07-01", 1)]
    public void AReaderThatGoesNoLaterIsNotWarned(string day, int warnings)
    {
        var files = LockedFiles.Unlocked
            .Edit("marts/account_summary.yml", "name: account_summary", "name: account_summary\n    deprecated_after: 2027-06-30")
            .Edit("marts/open_account.yml", "name: open_account", "name: open_account\n    deprecated_after: " + day)
            .With("marts/open_account.sql", "select account_id, balance_amount from account_summary\n");

        Assert.Equal(warnings, files.Findings().Count);
        Assert.All(files.Findings(), static f => Assert.EndsWith("read another model, or give 'open_account' a 'deprecated_after', too", f.Message, StringComparison.Ordinal));
    }

    private static LockedFiles Second { get; } = LockedFiles.Unlocked
        .With("marts/account_summary_v2.yml", LockedFiles.Unlocked["marts/account_summary.yml"].Replace("name: account_summary", "name: account_summary_v2\n    version_of: account_summary", StringComparison.Ordinal))
        .With("marts/account_summary_v2.sql", LockedFiles.Unlocked["marts/account_summary.sql"]);
}
