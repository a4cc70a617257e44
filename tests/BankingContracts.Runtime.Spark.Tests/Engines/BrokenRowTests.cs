using BankingContracts.Engine.Specification;

namespace BankingContracts.Runtime.Spark.Tests.Engines;

/// <inheritdoc/>
public sealed class BrokenRowTests : BrokenRowSpecification<SparkServer>
{
    /// <summary>The search for a group has the same statements as that for a row; it is played in the long mode.</summary>
    public override Task RowsThatBreakAModelTogetherAreToldAsAGroup()
    {
        LongMode.Require();
        return base.RowsThatBreakAModelTogetherAreToldAsAGroup();
    }
}
