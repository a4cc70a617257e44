using BankingContracts.Runtime.DuckDb.Connections;
using BankingContracts.Runtime.DuckDb.Dialects;
using BankingContracts.Runtime.DuckDb.Sessions;
using BankingContracts.Runtime.DuckDb.Tables;
using BankingContracts.Runtime.Sql.Publication;
using BankingContracts.Runtime.Sql.State;
using BankingContracts.Runtime.Sql.Tables;

namespace BankingContracts.Runtime.DuckDb.Publication;

/// <summary>Publishes a run by the commit of its transaction. A first load gets the name of the database.</summary>
internal sealed class OneCommit(DuckDbDatabase database, ColumnStatistics statistics) : IPublication
{
    /// <summary>Reclaiming the space of removed rows took a quarter of a commit, for few and for many removed rows.</summary>
    private const int RunsBetweenReclaims = 10;

    private static readonly DuckDbDialect Sql = DuckDbDialect.Instance;

    /// <inheritdoc/>
    public Task CompleteAsync() => Task.CompletedTask;

    /// <inheritdoc/>
    public async Task PublishAsync(string runId, IReadOnlyList<TableAction> actions, IReadOnlyList<StateRows> state, long runsBefore)
    {
        await statistics.DisposeAsync();
        database.Commit(() => Write(state), reclaims: runsBefore % RunsBetweenReclaims == RunsBetweenReclaims - 1);
    }

    private void Write(IReadOnlyList<StateRows> state)
    {
        database.Session.Execute(string.Join("; ", state.Where(s => s.RunColumn is null).Select(s => "delete from " + Sql.Table(s.Table))));
        foreach (var rows in state.Where(s => s.Rows.Count > 0))
        {
            database.Session.LoadAsync($"{DuckDbDatabase.Catalog}.{Sql.Table(rows.Table)}", writer =>
            {
                foreach (var row in rows.Rows)
                    writer.Add(row);
            }).GetAwaiter().GetResult();
        }
    }
}
