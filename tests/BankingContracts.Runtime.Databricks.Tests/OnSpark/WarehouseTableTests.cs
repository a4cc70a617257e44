using BankingContracts.Engine.Specification.Dialects;

namespace BankingContracts.Runtime.Databricks.Tests.OnSpark;

/// <inheritdoc/>
public sealed class WarehouseTableTests : TableSpecification<WarehouseDialectFixture>;
