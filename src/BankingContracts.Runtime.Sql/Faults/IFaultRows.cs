using System.Data.Common;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Faults;

namespace BankingContracts.Runtime.Sql.Faults;

/// <summary>The rows that users' SQL reads, of which some can be hidden, and how an engine computes the SQL over them.</summary>
public interface IFaultRows
{
    /// <summary>The most computations of one search.</summary>
    int MostProbes { get; }

    /// <summary>The number of rows of <paramref name="table"/>, hidden ones included. Rows that belong together by a link are next to each other.</summary>
    Task<long> CountAsync(ModelDefinition table);

    /// <summary>Shows only the rows of <paramref name="table"/> at <paramref name="range"/>.</summary>
    Task ShowAsync(ModelDefinition table, RowRange range);

    /// <summary>The relation with the rows of <paramref name="table"/> that are shown.</summary>
    string Shown(ModelDefinition table);

    /// <summary>Computes the SQL over the rows that are shown, as the run does.</summary>
    /// <param name="faulty">The SQL.</param>
    /// <param name="columns">The columns of a model's result that are computed; not read for an audit, whose failing rows are counted.</param>
    /// <exception cref="DbException">It fails.</exception>
    Task ComputeAsync(FaultySql faulty, IReadOnlyList<ColumnDefinition> columns);

    /// <summary>The line of the SQL that an error is about, from 1; null when it is not known.</summary>
    /// <param name="faulty">The SQL.</param>
    /// <param name="cause">The error of a computation of all columns.</param>
    int? LineOf(FaultySql faulty, DbException cause);

    /// <summary>The line of the expression of a column, from 1; null when it is not known.</summary>
    int? LineOf(FaultySql faulty, string column);
}
