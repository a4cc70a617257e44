using BankingContracts.Engine.Specification.Dialects;

namespace BankingContracts.Runtime.Spark.Tests.Dialects;

/// <inheritdoc/>
public sealed class SparkNameTests : NameSpecification<SparkDialectFixture>;

/// <inheritdoc/>
public sealed class SparkTextTests : TextSpecification<SparkDialectFixture>;

/// <inheritdoc/>
public sealed class SparkHashTests : HashSpecification<SparkDialectFixture>;

/// <inheritdoc/>
public sealed class SparkQueryTests : QuerySpecification<SparkDialectFixture>;

/// <inheritdoc/>
public sealed class SparkTableTests : TableSpecification<SparkDialectFixture>;
