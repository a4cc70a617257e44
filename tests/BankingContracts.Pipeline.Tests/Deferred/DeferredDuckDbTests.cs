using BankingContracts.Engine.Specification;

namespace BankingContracts.Pipeline.Tests.Deferred;

/// <inheritdoc/>
public sealed class DeferredSequenceTests : SequenceSpecification<DeferredDuckDb>
{
    /// <inheritdoc/>
    protected override int Usual => 2;
}

/// <inheritdoc/>
public sealed class DeferredFaultTests : FaultSpecification<DeferredDuckDb>
{
    /// <inheritdoc/>
    protected override int Usual => 2;

    /// <inheritdoc/>
    protected override int Every => 331;
}

/// <inheritdoc/>
public sealed class DeferredAliasTests : AliasSpecification<DeferredDuckDb>
{
    /// <inheritdoc/>
    protected override int Usual => 1;
}

/// <inheritdoc/>
public sealed class DeferredIncrementalFailureTests : IncrementalFailureSpecification<DeferredDuckDb>;

/// <inheritdoc/>
public sealed class DeferredSnapshotFailureTests : SnapshotFailureSpecification<DeferredDuckDb>;

/// <inheritdoc/>
public sealed class DeferredShapeTests : ShapeSpecification<DeferredDuckDb>;

/// <inheritdoc/>
public sealed class DeferredEvolutionTests : EvolutionSpecification<DeferredDuckDb>;

/// <inheritdoc/>
public sealed class DeferredRequiredColumnTests : RequiredColumnSpecification<DeferredDuckDb>;

/// <inheritdoc/>
public sealed class DeferredRenamedModelTests : RenamedModelSpecification<DeferredDuckDb>;

/// <inheritdoc/>
public sealed class DeferredSequenceMemoryTests : SequenceMemorySpecification<DeferredDuckDb>;

/// <inheritdoc/>
public sealed class DeferredReplayTests : ReplaySpecification<DeferredDuckDb>;

/// <inheritdoc/>
public sealed class DeferredRandomReplayTests : RandomReplaySpecification<DeferredDuckDb>
{
    /// <summary>Skips them in the short mode: they take as long as all other tests of replays.</summary>
    public DeferredRandomReplayTests() => LongMode.Require();
}

/// <inheritdoc/>
public sealed class DeferredRetirementTests : RetirementSpecification<DeferredDuckDb>;

/// <inheritdoc/>
public sealed class DeferredDeliveryChangeTests : DeliveryChangeSpecification<DeferredDuckDb>;

/// <inheritdoc/>
public sealed class DeferredCombinedEditTests : CombinedEditSpecification<DeferredDuckDb>;

/// <inheritdoc/>
public sealed class DeferredTimeTravelTests : TimeTravelSpecification<DeferredDuckDb>;

/// <inheritdoc/>
public sealed class DeferredPastTests : PastSpecification<DeferredDuckDb>;

/// <inheritdoc/>
public sealed class DeferredPreviewTests : PreviewSpecification<DeferredDuckDb>;

/// <inheritdoc/>
public sealed class DeferredBrokenRowTests : BrokenRowSpecification<DeferredDuckDb>;
