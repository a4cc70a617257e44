using BankingContracts.Runtime.Definitions;

namespace BankingContracts.Runtime.Sql.Queries;

/// <summary>What an engine knows about the rows of a table without reading them.</summary>
public interface IColumnStatistics
{
    /// <summary>About how many different values columns have; null for a column of which it is not known.</summary>
    Task<IReadOnlyList<double?>> DistinctAsync(ModelDefinition model, IReadOnlyList<string> columns);
}
