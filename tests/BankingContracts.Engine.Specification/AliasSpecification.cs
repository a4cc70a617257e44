using BankingContracts.Engine.Specification.Proof;

namespace BankingContracts.Engine.Specification;

/// <summary>The promise holds for columns that are named like aliases, for keys of every column type, and for several files of a source in a run.</summary>
/// <typeparam name="TFixture">The engine.</typeparam>
public abstract class AliasSpecification<TFixture>
    where TFixture : EngineFixture, new()
{
    /// <summary>The number of sequences that are always played.</summary>
    protected abstract int Usual { get; }

    [Fact]
    public Task TablesAreTheOraclesWhateverTheColumnsAreCalled() =>
        SequenceLaw.AssertAsync(new TFixture(), Rounds.Seeds(Usual), seed => Sequence.Over(Subject.Letters, new Random(seed)) with { IsLookedBackOn = true });
}
