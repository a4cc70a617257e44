using BankingContracts.Engine.Specification;
using BankingContracts.Engine.Specification.Proof;

namespace BankingContracts.Runtime.Spark.Tests.Engines;

/// <summary>The promise of the whole on Spark: after any sequence of batches, kills, reruns and refreshes the tables are the oracle's.</summary>
public sealed class SparkSequenceTests
{
    // The first sequences are over several sources and take as long as ten others.
    private const int Heavy = 3;

    private static readonly SparkServer Fixture = new();

    [Fact]
    public Task TablesAreTheOraclesAfterEveryStep() => SequenceLaw.AssertAsync(Fixture, Rounds.Seeds(1), seed => Sequence.Of(seed + Heavy));

    /// <summary>Faults happen to the statements of the process, in whichever of its sessions.</summary>
    [Fact]
    public Task TablesAreTheOraclesAfterAFaultInEachRun() => SequenceLaw.AssertAsync(
        Fixture, Rounds.Seeds(2), seed => Sequence.Of(seed + Heavy + 10).WithFaults(seed, Fixture.FaultKinds));
}

/// <inheritdoc/>
public sealed class SparkIncrementalFailureTests : IncrementalFailureSpecification<SparkServer>;

/// <summary>Every known failure of snapshots takes two or three runs: they are played in the long mode only.</summary>
public sealed class SparkSnapshotFailureTests : SnapshotFailureSpecification<SparkServer>
{
    /// <summary>Skips them in the short mode.</summary>
    public SparkSnapshotFailureTests() => Assert.SkipUnless(Rounds.AreMany, "Set SPEC_ROUNDS to play them.");
}

/// <inheritdoc cref="SparkSnapshotFailureTests"/>
public sealed class SparkShapeTests : ShapeSpecification<SparkServer>
{
    /// <summary>Skips them in the short mode.</summary>
    public SparkShapeTests() => Assert.SkipUnless(Rounds.AreMany, "Set SPEC_ROUNDS to play them.");
}

/// <inheritdoc/>
public sealed class SparkAliasTests : AliasSpecification<SparkServer>
{
    /// <inheritdoc/>
    protected override int Usual => 1;
}
