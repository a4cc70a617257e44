using BankingContracts.Runtime.Sql.State;
using BankingContracts.Runtime.Sql.Tables;

namespace BankingContracts.Runtime.Sql.Publication;

/// <summary>Makes visible to everybody what a run did.</summary>
public interface IPublication
{
    /// <summary>Completes a publication that an earlier run began and could not finish. It is called before the state is read.</summary>
    Task CompleteAsync();

    /// <summary>Publishes a run: all of it or nothing.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="actions">What happens to each table that the run changed; nothing remains to be done where changes are written at once.</param>
    /// <param name="state">The rows of the state.</param>
    /// <param name="runsBefore">The number of runs before.</param>
    Task PublishAsync(string runId, IReadOnlyList<TableAction> actions, IReadOnlyList<StateRows> state, long runsBefore);
}
