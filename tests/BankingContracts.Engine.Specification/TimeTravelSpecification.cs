using BankingContracts.Engine.Specification.Proof;

namespace BankingContracts.Engine.Specification;

/// <summary>Every table as of every run is what the run left.</summary>
/// <typeparam name="TFixture">The engine.</typeparam>
public abstract class TimeTravelSpecification<TFixture>
    where TFixture : EngineFixture, new()
{
    private readonly TFixture _fixture = new();

    /// <summary>The pipelines that are played.</summary>
    protected virtual IReadOnlyList<Subject> Subjects => [Subject.Of("rate", "branch"), Subject.Of("claim"), Subject.Of("card", "holder")];

    /// <summary>The number of runs.</summary>
    protected virtual int Runs => Rounds.AreMany ? 5 : 3;

    /// <summary>Each of the runs is looked back on.</summary>
    [Fact]
    public async Task EveryTableAsOfEveryRunIsWhatTheRunLeft()
    {
        foreach (var subject in Subjects)
        {
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
}
