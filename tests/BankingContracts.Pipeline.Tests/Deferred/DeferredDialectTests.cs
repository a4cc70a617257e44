using BankingContracts.Engine.Specification.Dialects;

namespace BankingContracts.Pipeline.Tests.Deferred;

/// <inheritdoc/>
public sealed class DeferredNameTests : NameSpecification<DeferredInMemory>;

/// <inheritdoc/>
public sealed class DeferredTextTests : TextSpecification<DeferredInMemory>;

/// <inheritdoc/>
public sealed class DeferredHashTests : HashSpecification<DeferredInMemory>;

/// <inheritdoc/>
public sealed class DeferredQueryTests : QuerySpecification<DeferredInMemory>;

/// <inheritdoc/>
public sealed class DeferredTableTests : TableSpecification<DeferredInMemory>;
