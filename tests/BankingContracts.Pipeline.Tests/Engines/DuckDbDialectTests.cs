using BankingContracts.Engine.Specification.Dialects;

namespace BankingContracts.Pipeline.Tests.Engines;

/// <inheritdoc/>
public sealed class DuckDbNameTests : NameSpecification<DuckDbInMemory>;

/// <inheritdoc/>
public sealed class DuckDbTextTests : TextSpecification<DuckDbInMemory>;

/// <inheritdoc/>
public sealed class DuckDbHashTests : HashSpecification<DuckDbInMemory>;

/// <inheritdoc/>
public sealed class DuckDbQueryTests : QuerySpecification<DuckDbInMemory>;

/// <inheritdoc/>
public sealed class DuckDbTableTests : TableSpecification<DuckDbInMemory>;
