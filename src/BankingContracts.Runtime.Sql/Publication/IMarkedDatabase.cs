using BankingContracts.Runtime.Sql.Dialects;
using BankingContracts.Runtime.Sql.Tables;

namespace BankingContracts.Runtime.Sql.Publication;

/// <summary>What an engine supplies for a publication behind a marker.</summary>
public interface IMarkedDatabase
{
    /// <summary>Makes sure that the tables of the state and the place of the marker exist.</summary>
    Task PrepareAsync(IReadOnlyList<StoredTable> own);

    /// <summary>The publications that were begun and not completed.</summary>
    Task<IReadOnlyList<OpenPublication>> OpenAsync();

    /// <summary>Refuses to go on when somebody else changed tables since the last run.</summary>
    /// <param name="tables">The tables that are written; null for all of them.</param>
    /// <exception cref="PipelineException">Somebody did.</exception>
    Task RefuseForeignChangesAsync(IEnumerable<StoredTable>? tables);

    /// <summary>Stores a marker by one commit, which is the commit of the run.</summary>
    Task MarkAsync(OpenPublication publication);

    /// <summary>Sees to it that no other run takes the place of this one during the next statement.</summary>
    /// <exception cref="PipelineException">One did, or may.</exception>
    Task KeepLockAsync();

    /// <summary>Removes the marker of a publication that is complete; it may be gone already. From then on readers see the run.</summary>
    Task UnmarkAsync(OpenPublication publication);

    /// <summary>Brings back the tables of before a publication that cannot be completed, and removes its marker.</summary>
    /// <returns>Whether it could; if not, nothing was changed.</returns>
    Task<bool> TryUndoAsync(OpenPublication publication);

    /// <summary>The table or view of a name, as it is now; null when there is none.</summary>
    Task<PublishedTable?> LookAsync(string schema, string table);

    /// <summary>Removes all working relations, also those of runs that were killed.</summary>
    Task ClearWorkingAsync();

    /// <summary>A statement that makes the rows of a query the whole content of a table; others see all of them or none.</summary>
    string ReplaceRows(StoredTable table, string query);

    /// <summary>A statement that drops a table, or a view.</summary>
    string Drop(StoredTable table, bool isView);
}
