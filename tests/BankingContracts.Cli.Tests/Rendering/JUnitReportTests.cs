using System.Globalization;
using System.Xml.Linq;
using BankingContracts.Cli.Rendering.Runs;
using BankingContracts.Cli.Tests.Samples;
using BankingContracts.Runtime;
using BankingContracts.Runtime.Execution;
using BankingContracts.Runtime.Outcomes;

namespace BankingContracts.Cli.Tests.Rendering;

/// <summary>What a build server reads.</summary>
public sealed class JUnitReportTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("junit-").FullName;

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void EachAuditIsATestInTheSuiteOfItsModel()
    {
        var report = Report(SampleRun.Committed);

        Assert.Equal(["run", "snap_customer", "snap_rate"], report.Elements("testsuite").Select(s => s.Attribute("name")!.Value));
        var warning = Assert.Single(report.Descendants("testcase"), c => c.Attribute("classname")!.Value == "snap_rate");
        Assert.Equal("warning: 3 failing rows\nEvery rate belongs to a customer.", warning.Element("system-out")!.Value);
        Assert.Empty(report.Descendants("failure").Concat(report.Descendants("error")));
    }

    [Fact]
    public void AnAuditThatFailsSaysWhatItMeansAndWhere()
    {
        var report = Report(SampleRun.RolledBack);

        var failure = Assert.Single(report.Descendants("failure"));
        Assert.Equal("1500 failing rows", failure.Attribute("message")!.Value);
        Assert.Equal("1500 failing rows\nA customer has a name.\nfirst keys: 1001, 1002\nfailures/r1/not_null.csv", failure.Value);
        Assert.Equal("snapshots/snap_customer.yml", failure.Parent!.Attribute("file")!.Value);
        Assert.Equal("out of memory", Assert.Single(report.Descendants("error")).Attribute("message")!.Value);
    }

    /// <summary>A run that no audit stopped is itself the test that fails.</summary>
    [Fact]
    public void ARunThatCannotBeginIsATestThatFails()
    {
        var report = Report(SampleRun.Committed with { ExitCode = ExitCode.BadInput, Message = "accounts.csv is missing.", Audits = [], IsCommitted = false });

        var error = Assert.Single(report.Descendants("error"));
        Assert.Equal(("run", "accounts.csv is missing."), (error.Parent!.Attribute("name")!.Value, error.Attribute("message")!.Value));
    }

    public static TheoryData<string> Results => ["committed", "rolled back", "broken"];

    [Theory]
    [MemberData(nameof(Results))]
    public void TheNumbersOfASuiteAreThoseOfItsTests(string result)
    {
        var report = Report(result switch
        {
            "committed" => SampleRun.Committed,
            "rolled back" => SampleRun.RolledBack,
            _ => SampleRun.RolledBack with { ExitCode = ExitCode.Locked, Audits = [new(SamplePipeline.Audit("late"), AuditStatus.Skipped, 0, 0, false, "the run ended")] },
        });

        foreach (var suite in report.Elements("testsuite").Append(report))
        {
            Assert.Equal(suite.Descendants("testcase").Count(), Number(suite, "tests"));
            Assert.Equal(suite.Descendants("failure").Count(), Number(suite, "failures"));
            Assert.Equal(suite.Descendants("error").Count(), Number(suite, "errors"));
            Assert.Equal(suite.Descendants("skipped").Count(), Number(suite, "skipped"));
        }
    }

    [Fact]
    public void KeysMayHaveCharactersThatXmlCannotHave()
    {
        var audit = SampleRun.RolledBack.Audits[0] with { Keys = ["a\u0001<b>&\uD800", "\U0001F3E6"] };

        var report = Report(SampleRun.RolledBack with { Audits = [audit] });

        Assert.Contains("first keys: a\uFFFD<b>&\uFFFD, \U0001F3E6", Assert.Single(report.Descendants("failure")).Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ACheckThatFailsWritesItWhereTheOptionSays()
    {
        using var shell = new Shell();

        // The database of the test cannot audit anything.
        var outcome = await shell.RunAsync(new FakeDatabase(), "check", "--junit", "new/folder/audits.xml");

        Assert.Equal(4, outcome.ExitCode);
        var test = Assert.Single(XDocument.Load(Path.Combine(shell.Directory, "new", "folder", "audits.xml")).Descendants("testcase"), c => c.Attribute("classname")!.Value == "run");
        Assert.Equal("check", test.Attribute("name")!.Value);
        Assert.NotNull(test.Element("error"));
    }

    private static int Number(XElement suite, string name) => int.Parse(suite.Attribute(name)!.Value, CultureInfo.InvariantCulture);

    private XElement Report(RunResult result)
    {
        var path = Path.Combine(_folder, "report.xml");
        JUnitReport.Write(path, "sample", isCheck: false, result);
        return XDocument.Load(path).Root!;
    }
}
