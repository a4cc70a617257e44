using BankingContracts.ContractModel.Text;

namespace BankingContracts.SqlCheck.Analysis;

/// <summary>What is known about a model's query without running it.</summary>
/// <param name="Problem">
/// Why the analysis is not complete, or null. If there are columns, a part is not understood, and every verdict that depends on it is the
/// cautious one. If there are no columns, the columns are not known either.
/// </param>
/// <param name="Columns">The output columns in order.</param>
/// <param name="Filters">The columns that decide which rows exist: columns of WHERE, joins, GROUP BY, HAVING ..., in ordinal order.</param>
/// <param name="Tables">The tables that the query reads, in ordinal order.</param>
/// <param name="Links">For each table that the query reads, by name: how a change of the table can be followed to output rows.</param>
/// <param name="OrderDependences">Where the result depends on the order in which rows are read, by location.</param>
public sealed record QueryAnalysis(
    SqlProblem? Problem,
    EquatableArray<OutputColumn> Columns,
    EquatableArray<SourceColumn> Filters,
    EquatableArray<string> Tables,
    EquatableArray<UpstreamLinks> Links,
    EquatableArray<OrderDependence> OrderDependences)
{
    /// <summary>The values whose type does not fit their place, by location.</summary>
    public EquatableArray<TypeFault> TypeFaults { get; init; }

    /// <summary>The conditions that ask whether the end of a version is NULL, although it never is NULL, by location.</summary>
    public EquatableArray<OpenEndTest> OpenEndTests { get; init; }

    internal static QueryAnalysis Failed(SqlProblem problem) =>
        new(problem, default, default, default, default, default);
}
