using BankingContracts.Engine.Specification;

namespace BankingContracts.Pipeline.Tests.Deferred;

/// <inheritdoc/>
public sealed class DeferredSequenceTests : SequenceSpecification<DeferredDuckDb>
{
    /// <inheritdoc/>
    protected override int Usual => 4;
}

/// <inheritdoc/>
public sealed class DeferredFaultTests : FaultSpecification<DeferredDuckDb>
{
    /// <inheritdoc/>
    protected override int Usual => 4;

    /// <inheritdoc/>
    protected override int Every => 211;
}

/// <inheritdoc/>
public sealed class DeferredAliasTests : AliasSpecification<DeferredDuckDb>
{
    /// <inheritdoc/>
    protected override int Usual => 3;
}
