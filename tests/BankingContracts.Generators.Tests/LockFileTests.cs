using BankingContracts.Generators.Steps;
using BankingContracts.Generators.Tests.Infrastructure;
using Microsoft.CodeAnalysis;

namespace BankingContracts.Generators.Tests;

/// <summary>The lock file in a build: what it reports, and what it makes again.</summary>
public sealed class LockFileTests
{
    [Fact]
    public void ALockFileChangesNoGeneratedText()
    {
        var project = Tracked();
        var without = project.Run();
        var with = project.Put(SampleContracts.LockFile, SampleContracts.LockFileText).Run();
        Assert.Empty(with.Findings);
        Assert.Empty(with.Emitted);
        without.AssertSameTexts(with);
    }

    [Fact]
    public void ABreakingChangeIsAnErrorAtItsPlace() => Assert.Equal(
        ["marts/open_account.yml(12,20): error BKC6012"],
        Locked().Edit(SampleContracts.Mart, "decimal(18,2)", "decimal(10,2)").Run().Findings);

    [Fact]
    public void ABreakingChangeStillMakesTheCode()
    {
        var run = Locked().Edit(SampleContracts.Mart, "decimal(18,2)", "decimal(10,2)").Run();
        Assert.Equal(ContractProject.Sample().Run().Files, run.Files);
    }

    [Theory]
    [InlineData("version: 1", "# written today\nversion: 1")]
    [InlineData("{name: calculated_at", "{ name: calculated_at")]
    public void AnEditOfTheLockFileReadsAndComparesOnlyItself(string old, string text)
    {
        var project = Locked();
        var first = project.Run();
        var second = project.Edit(SampleContracts.LockFile, old, text).Run();
        Assert.Single(second.Reasons(StepNames.ReadFile), static r => r == IncrementalStepRunReason.Modified);
        Assert.All(second.Reasons(StepNames.Resolve), static r => Assert.Equal(IncrementalStepRunReason.Cached, r));
        Assert.Equal([IncrementalStepRunReason.Cached], second.Reasons(StepNames.EmitPipeline));
        Assert.Equal([IncrementalStepRunReason.Unchanged], second.Reasons(StepNames.CheckLock));
        Assert.Empty(second.Emitted);
        first.AssertSameTexts(second);
    }

    [Fact]
    public void AnEditOfTheLockFileIsComparedAgain()
    {
        var project = Locked();
        project.Run();
        var second = project.Edit(SampleContracts.LockFile, "decimal(18,2)", "decimal(20,2)").Run();
        Assert.Equal(["marts/open_account.yml(12,20): error BKC6012"], second.Findings);
        Assert.Equal([IncrementalStepRunReason.Modified], second.Reasons(StepNames.CheckLock));
        Assert.Empty(second.Emitted);
        Assert.Empty(project.Edit(SampleContracts.LockFile, "decimal(20,2)", "decimal(18,2)").Run().Findings);
    }

    [Fact]
    public void ALineAboveAFindingMovesIt()
    {
        var project = Locked().Edit(SampleContracts.Mart, "decimal(18,2)", "decimal(10,2)");
        project.Run();
        Assert.Equal(["marts/open_account.yml(13,20): error BKC6012"], project.Edit(SampleContracts.Mart, "version: 2", "# a comment\nversion: 2").Run().Findings);
    }

    [Fact]
    public void ABrokenLockFileHidesNothingAndStopsNothing()
    {
        var run = Locked().Put(SampleContracts.LockFile, "version: 1\nmodels: [\n").Edit(SampleContracts.MartSql, "from snap_account", "from snap_acount").Run();
        Assert.Equal(["contracts.lock.yml(2,9): error BKC1001", "marts/open_account.sql(2,6): error BKC4001"], run.Findings);
    }

    [Fact]
    public void AHigherVersionIsAPartOfTheModel()
    {
        var project = Locked();
        project.Run();
        var raised = project.Edit(SampleContracts.Mart, "    config:", "    model_version: 2\n    changes: {2: Amounts are rounded.}\n    deprecated_after: 2027-06-30\n    config:").Run();
        Assert.Empty(raised.Findings);
        Assert.Equal(["marts.open_account.g.cs"], raised.Emitted);
        Assert.Contains(
            """
                    Lifecycle = new(2)
                    {
                        DeprecatedAfter = new(2027, 6, 30),
                        Changes =
                        [
                            new(2, "Amounts are rounded."),
                        ],
                    },
            """,
            raised.Text("marts.open_account.g.cs"),
            StringComparison.Ordinal);
        Assert.Empty(GeneratedCode.Problems(raised.Output));
    }

    [Fact]
    public void TheSeverityOfAReadOfADeprecatedModelCanBeConfigured()
    {
        var project = ContractProject.Sample().Edit(SampleContracts.Staging, "    config:", "    deprecated_after: 2027-06-30\n    config:");
        Assert.Equal(["snapshots/snap_account.yml(4,15): warning BKC6024"], project.Run().Findings);
        Assert.Equal(["snapshots/snap_account.yml(4,15): error BKC6024"], project.Configure("BKC6024", ReportDiagnostic.Error).Run().Findings);
    }

    private static ContractProject Tracked() => ContractProject.Sample(tracksSteps: true);

    private static ContractProject Locked() => Tracked().Put(SampleContracts.LockFile, SampleContracts.LockFileText);
}
