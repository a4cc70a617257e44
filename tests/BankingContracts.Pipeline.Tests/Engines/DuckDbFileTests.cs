using BankingContracts.Engine.Specification;

namespace BankingContracts.Pipeline.Tests.Engines;

/// <inheritdoc/>
public sealed class RandomSequenceTests : SequenceSpecification<DuckDbFile>
{
    // Each kind of sequence once: Sequence.Of.
    /// <inheritdoc/>
    protected override int Usual => 26;
}

/// <inheritdoc/>
public sealed class DuckDbFaultTests : FaultSpecification<DuckDbFile>
{
    /// <inheritdoc/>
    protected override int Usual => 2;

    /// <inheritdoc/>
    protected override int Every => 331;
}

/// <inheritdoc/>
public sealed class DuckDbTimeTravelTests : TimeTravelSpecification<DuckDbFile>;

/// <inheritdoc/>
public sealed class DuckDbPastTests : PastSpecification<DuckDbFile>;

/// <inheritdoc/>
public sealed class DuckDbPreviewTests : PreviewSpecification<DuckDbFile>;

/// <inheritdoc/>
public sealed class DuckDbAliasTests : AliasSpecification<DuckDbFile>
{
    /// <inheritdoc/>
    protected override int Usual => 1;
}

/// <inheritdoc/>
public sealed class DuckDbIncrementalFailureTests : IncrementalFailureSpecification<DuckDbFile>;

/// <inheritdoc/>
public sealed class DuckDbSnapshotFailureTests : SnapshotFailureSpecification<DuckDbFile>;

/// <inheritdoc/>
public sealed class DuckDbShapeTests : ShapeSpecification<DuckDbFile>;

/// <inheritdoc/>
public sealed class DuckDbEvolutionTests : EvolutionSpecification<DuckDbFile>;

/// <inheritdoc/>
public sealed class DuckDbRequiredColumnTests : RequiredColumnSpecification<DuckDbFile>;

/// <inheritdoc/>
public sealed class DuckDbRenamedModelTests : RenamedModelSpecification<DuckDbFile>;

/// <inheritdoc/>
public sealed class DuckDbSequenceMemoryTests : SequenceMemorySpecification<DuckDbFile>;

/// <inheritdoc/>
public sealed class DuckDbReplayTests : ReplaySpecification<DuckDbFile>;

/// <inheritdoc/>
public sealed class DuckDbRandomReplayTests : RandomReplaySpecification<DuckDbFile>;

/// <inheritdoc/>
public sealed class DuckDbRetirementTests : RetirementSpecification<DuckDbFile>;

/// <inheritdoc/>
public sealed class DuckDbDeliveryChangeTests : DeliveryChangeSpecification<DuckDbFile>;

/// <inheritdoc/>
public sealed class DuckDbCombinedEditTests : CombinedEditSpecification<DuckDbFile>;

/// <inheritdoc/>
public sealed class DuckDbBrokenRowTests : BrokenRowSpecification<DuckDbFile>;
