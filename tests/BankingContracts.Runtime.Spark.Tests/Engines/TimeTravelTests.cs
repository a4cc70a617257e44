using BankingContracts.Engine.Specification;
using BankingContracts.Engine.Specification.Proof;
using BankingContracts.Runtime.Engines;

namespace BankingContracts.Runtime.Spark.Tests.Engines;

/// <inheritdoc/>
public sealed class SparkTimeTravelTests : TimeTravelSpecification<SparkServer>
{
    // Two models of it have the run of the last change as a column.
    /// <inheritdoc/>
    protected override IReadOnlyList<Subject> Subjects => [Subject.Of("card").Thinned(new Random(4))];

    /// <inheritdoc/>
    protected override int Runs => 2;
}

/// <summary>What a query as of an earlier run refuses.</summary>
public sealed class TimeTravelTests
{
    [Fact]
    public async Task ATableThatIsNamedWithItsSchemaIsRefused()
    {
        using var diary = new Diary(new SparkServer(), Subject.Of("branch"));
        await diary.DayAsync(("branches", ["1,2026-01-01 10:00:00,Bonn"]));
        await using var reader = await diary.Bench.Engine.OpenReaderAsync(Subject.Of("branch").Pipeline, CancellationToken.None);
        var schema = SparkServer.SettingsOf(diary.Bench.Database).SchemaPrefix + "snapshots";

        var refused = await Assert.ThrowsAsync<PipelineException>(
            () => reader.QueryAsOfAsync($"select * from {schema}.snap_branch", new PastTime(diary.Bench.RunAt.AddDays(-1)), CancellationToken.None));

        Assert.Equal($"With --as-of a query uses the plain names of models: write snap_branch instead of {schema}.snap_branch.", refused.Message);
    }
}
