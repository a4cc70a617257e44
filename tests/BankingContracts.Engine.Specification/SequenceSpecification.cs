using BankingContracts.Engine.Specification.Proof;

namespace BankingContracts.Engine.Specification;

/// <summary>
/// The promise of the whole: after any sequence of batches, kills between stages, reruns and refreshes the tables are the oracle's, and of some sequences
/// also the tables as of every run.
/// </summary>
/// <typeparam name="TFixture">The engine.</typeparam>
public abstract class SequenceSpecification<TFixture>
    where TFixture : EngineFixture, new()
{
    /// <summary>The number of sequences that are always played.</summary>
    protected abstract int Usual { get; }

    [Fact]
    public Task TablesAreTheOraclesAfterEveryStep() => SequenceLaw.AssertAsync(new TFixture(), Rounds.Seeds(Usual), Sequence.Of);
}
