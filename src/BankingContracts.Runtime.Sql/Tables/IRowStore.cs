using BankingContracts.Runtime.Planning;
using BankingContracts.Runtime.Sql.Dialects;

namespace BankingContracts.Runtime.Sql.Tables;

/// <summary>
/// Writes the changes of steps as soon as they are handed over: for an engine with transactions across tables. Any other engine writes nothing before the
/// publication, and steps read the published rows together with the changes.
/// </summary>
public interface IRowStore
{
    /// <summary>Whether each statement commits itself. Then a fill that the table refuses does not end a transaction.</summary>
    bool FillsDirectly { get; }

    /// <summary>A step begins.</summary>
    /// <param name="keepsOrder">Whether tables must keep the order in which rows are written.</param>
    Task BeginStepAsync(bool keepsOrder);

    /// <summary>Makes sure that a table of the pipeline's own exists.</summary>
    Task EnsureAsync(StoredTable table);

    /// <summary>Gives a table another name, if it exists. A view is dropped.</summary>
    /// <returns>Whether it was a view.</returns>
    Task<bool> MoveAsync(StoredTable former, StoredTable table);

    /// <summary>Gives a table the shape that its contract has now.</summary>
    Task PrepareAsync(StoredTable table, ModelPreparation preparation);

    /// <summary>Writes a change of some rows.</summary>
    Task ApplyAsync(StoredTable table, RowChange change);

    /// <summary>Writes new rows.</summary>
    /// <param name="table">The table.</param>
    /// <param name="query">A query for its columns.</param>
    /// <param name="order">The column by which the rows are ordered; null for any order.</param>
    Task AppendAsync(StoredTable table, string query, string? order);

    /// <summary>Removes rows.</summary>
    /// <param name="table">The table.</param>
    /// <param name="rows">A relation of the rows, with their identity.</param>
    Task RemoveAsync(StoredTable table, string rows);

    /// <summary>Makes the rows of a query the whole content of a table of the pipeline's own, which it creates if it does not exist.</summary>
    /// <param name="table">The table.</param>
    /// <param name="query">A query for its columns.</param>
    /// <param name="order">The column by which the rows are ordered; null for any order.</param>
    Task ReplaceAsync(StoredTable table, string query, string? order);

    /// <summary>Makes the rows of a query the whole content of a table that has no rows.</summary>
    Task FillAsync(StoredTable table, string query);

    /// <summary>Creates a view, or replaces it.</summary>
    Task ReplaceViewAsync(StoredTable view, string query);
}
