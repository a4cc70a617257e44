using BankingContracts.Engine.Specification.Proof;

namespace BankingContracts.Engine.Specification;

/// <summary>Every table as of every run is what the run left.</summary>
/// <typeparam name="TFixture">The engine.</typeparam>
public abstract class TimeTravelSpecification<TFixture>
    where TFixture : EngineFixture, new()
{
    private const int Runs = 5;

    private readonly TFixture _fixture = new();

    /// <summary>A part of the other pipeline: its entities.</summary>
    public static TheoryData<string> Parts => ["rate+branch", "claim", "card+holder"];

    /// <summary>Five runs, each of which is looked back on.</summary>
    [Theory]
    [MemberData(nameof(Parts))]
    public async Task EveryTableAsOfEveryRunIsWhatTheRunLeft(string part)
    {
        Assert.SkipUnless(_fixture.HasTimeTravel, "The engine cannot tell of earlier runs.");
        var subject = Subject.Of(part.Split('+'));
        using var workbench = new Workbench(subject, _fixture);
        var batches = subject.Batches(new Random(1));
        for (var run = 0; run < Runs; run++)
        {
            await workbench.PlayAsync(new Episode(batches.NextFiles()));
            await workbench.RememberAsync();
        }

        await workbench.AssertPastAsync();
    }
}
