using BankingContracts.Engine.Specification.Proof;
using BankingContracts.Pipeline.Tests.Databases;
using BankingContracts.Pipeline.Tests.Faults;
using BankingContracts.Pipeline.Tests.Histories;
using BankingContracts.Runtime;
using BankingContracts.Runtime.DuckDb;
using BankingContracts.Runtime.Engines;

namespace BankingContracts.Pipeline.Tests.KnownFailures;

/// <summary>A known failure of dbt's snapshots that needs two processes; the others are in the specification of engines.</summary>
public sealed class ConcurrentRunTests
{
    /// <summary>8. Two runs at once write two open versions: https://github.com/dbt-labs/dbt-core/issues/4661.</summary>
    [Fact]
    public async Task OfTwoRunsAtOnceOneIsRefused()
    {
        using var diary = DuckDbDiary.Of("holder");
        await diary.DayAsync(("holders", ["n,1,Ada"]));
        await using var other = await new DuckDbEngineProvider()
            .Create(new EngineSettings(diary.Bench.DatabasePath()))
            .OpenRunAsync(Subject.Of("holder").Pipeline, diary.Bench.RunAt, TestContext.Current.CancellationToken);
        BuiltProgram.Deliver(new DirectoryInfo(diary.Bench.Database), day: 20, rows: 1);
        using var process = BuiltProgram.Start(diary.Bench.Database, 20);
        Assert.Equal((int)ExitCode.Locked, (await process.EndAsync()).ExitCode);
    }
}
