using BankingContracts.Engine.Specification.Faults;
using BankingContracts.Engine.Specification.Proof;

namespace BankingContracts.Engine.Specification;

/// <summary>
/// Whatever happens to the session of a run, the next run ends as the oracle says. Where a run is published at once, the database is as it was, or
/// complete, also before the next run.
/// </summary>
/// <typeparam name="TFixture">The engine.</typeparam>
public abstract class FaultSpecification<TFixture>
    where TFixture : EngineFixture, new()
{
    // The first sequences are over several sources and take as long as ten others.
    private const int Heavy = 3;

    private readonly TFixture _fixture = new();

    /// <summary>The number of sequences that are always played.</summary>
    protected abstract int Usual { get; }

    /// <summary>Of the statements of the small sequence every n-th fails; <c>SPEC_EVERY=1</c> lets each of them fail.</summary>
    protected abstract int Every { get; }

    /// <summary>The faults of a session that the engine must survive.</summary>
    public static TheoryData<FaultKind> Kinds => [.. new TFixture().FaultKinds];

    [Fact]
    public Task TablesAreTheOraclesAfterAFaultInEachRun() =>
        SequenceLaw.AssertAsync(_fixture, Rounds.Seeds(Usual), seed => Sequence.Of(seed + Heavy).WithFaults(seed, _fixture.FaultKinds));

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task TheNextRunEndsRightWhicheverStatementFails(FaultKind kind)
    {
        using var walk = new FaultWalk(_fixture);
        var every = Rounds.Every(Every);
        // Each kind begins at another statement.
        var attempts = await walk.PlayAsync(kind, first: 1 + (int)kind * every / Enum.GetValues<FaultKind>().Length, every);
        Assert.NotEqual(0, attempts);
    }
}
