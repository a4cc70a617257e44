using BankingContracts.Runtime.Sql.Dialects;
using BankingContracts.Runtime.Sql.State;
using BankingContracts.Runtime.Sql.Tables;

namespace BankingContracts.Runtime.Sql.Publication;

/// <summary>A run that has computed everything.</summary>
/// <param name="RunId">The run.</param>
/// <param name="Actions">What happens to each table that the run changed; nothing remains to be done where changes are written at once.</param>
/// <param name="Abandoned">The tables and views that no model has any more.</param>
/// <param name="State">The rows of the state that are added or that change.</param>
/// <param name="RunsBefore">Counts the runs before.</param>
public sealed record RunToPublish(
    string RunId,
    IReadOnlyList<TableAction> Actions,
    IReadOnlyList<(StoredTable Table, bool IsView)> Abandoned,
    IReadOnlyList<StateRows> State,
    Func<Task<long>> RunsBefore);
