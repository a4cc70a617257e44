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
    public Task TablesAreTheOraclesAfterEveryStep()
    {
        LongMode.Require();
        return SequenceLaw.AssertAsync(Fixture, Rounds.Seeds(1), seed => Sequence.Of(seed + Heavy));
    }

    /// <summary>Faults happen to the statements of the process, in whichever of its sessions.</summary>
    [Fact]
    public Task TablesAreTheOraclesAfterAFaultInEachRun()
    {
        LongMode.Require();
        return SequenceLaw.AssertAsync(Fixture, Rounds.Seeds(1), seed => Sequence.Of(seed + Heavy + 18).WithFaults(seed, Fixture.FaultKinds));
    }
}

/// <summary>Each of these takes several runs: they are played in the long mode only.</summary>
public sealed class SparkIncrementalFailureTests : IncrementalFailureSpecification<SparkServer>
{
    /// <summary>Skips them in the short mode.</summary>
    public SparkIncrementalFailureTests() => LongMode.Require();
}

/// <inheritdoc cref="SparkIncrementalFailureTests"/>
public sealed class SparkSnapshotFailureTests : SnapshotFailureSpecification<SparkServer>
{
    /// <summary>Skips them in the short mode.</summary>
    public SparkSnapshotFailureTests() => LongMode.Require();
}

/// <inheritdoc cref="SparkIncrementalFailureTests"/>
public sealed class SparkCombinedEditTests : CombinedEditSpecification<SparkServer>
{
    /// <summary>Skips them in the short mode.</summary>
    public SparkCombinedEditTests() => LongMode.Require();

    /// <inheritdoc/>
    protected override int Attempts => 2;
}

/// <inheritdoc cref="SparkIncrementalFailureTests"/>
public sealed class SparkRequiredColumnTests : RequiredColumnSpecification<SparkServer>
{
    /// <summary>Skips them in the short mode.</summary>
    public SparkRequiredColumnTests() => LongMode.Require();
}

/// <inheritdoc cref="SparkIncrementalFailureTests"/>
public sealed class SparkRenamedModelTests : RenamedModelSpecification<SparkServer>
{
    /// <summary>Skips them in the short mode.</summary>
    public SparkRenamedModelTests() => LongMode.Require();
}

/// <inheritdoc cref="SparkIncrementalFailureTests"/>
public sealed class SparkDeliveryChangeTests : DeliveryChangeSpecification<SparkServer>
{
    /// <summary>Skips them in the short mode.</summary>
    public SparkDeliveryChangeTests() => LongMode.Require();
}

/// <inheritdoc cref="SparkIncrementalFailureTests"/>
public sealed class SparkRetirementTests : RetirementSpecification<SparkServer>
{
    /// <summary>Skips them in the short mode.</summary>
    public SparkRetirementTests() => LongMode.Require();
}

/// <inheritdoc cref="SparkIncrementalFailureTests"/>
public sealed class SparkReplayTests : ReplaySpecification<SparkServer>
{
    /// <summary>Skips them in the short mode.</summary>
    public SparkReplayTests() => LongMode.Require();
}

/// <inheritdoc cref="SparkIncrementalFailureTests"/>
public sealed class SparkRandomReplayTests : RandomReplaySpecification<SparkServer>
{
    /// <summary>Skips them in the short mode.</summary>
    public SparkRandomReplayTests() => LongMode.Require();
}

/// <inheritdoc cref="SparkIncrementalFailureTests"/>
public sealed class SparkSequenceMemoryTests : SequenceMemorySpecification<SparkServer>
{
    /// <summary>Skips them in the short mode.</summary>
    public SparkSequenceMemoryTests() => LongMode.Require();
}

/// <inheritdoc cref="SparkIncrementalFailureTests"/>
public sealed class SparkEvolutionTests : EvolutionSpecification<SparkServer>
{
    /// <summary>Skips them in the short mode.</summary>
    public SparkEvolutionTests() => LongMode.Require();
}

/// <inheritdoc cref="SparkIncrementalFailureTests"/>
public sealed class SparkShapeTests : ShapeSpecification<SparkServer>
{
    /// <summary>Skips them in the short mode.</summary>
    public SparkShapeTests() => LongMode.Require();
}

/// <inheritdoc cref="SparkIncrementalFailureTests"/>
public sealed class SparkAliasTests : AliasSpecification<SparkServer>
{
    /// <summary>Skips them in the short mode.</summary>
    public SparkAliasTests() => LongMode.Require();

    /// <inheritdoc/>
    protected override int Usual => 1;
}
