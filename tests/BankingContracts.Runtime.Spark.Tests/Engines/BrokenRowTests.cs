using BankingContracts.Engine.Specification;

namespace BankingContracts.Runtime.Spark.Tests.Engines;

/// <inheritdoc/>
public sealed class BrokenRowTests : BrokenRowSpecification<SparkServer>;
