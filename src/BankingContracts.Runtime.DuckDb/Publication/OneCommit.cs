using BankingContracts.Runtime.DuckDb.Connections;
using BankingContracts.Runtime.DuckDb.Dialects;
using BankingContracts.Runtime.DuckDb.Sessions;
using BankingContracts.Runtime.DuckDb.Tables;
using BankingContracts.Runtime.Sql.Publication;
using BankingContracts.Runtime.Sql.State;

namespace BankingContracts.Runtime.DuckDb.Publication;

/// <summary>Publishes a run by the commit of its transaction. A first load gets the name of the database.</summary>
internal sealed class OneCommit(DuckDbDatabase database, ColumnStatistics statistics) : IPublication
{
    /// <summary>Reclaiming the space of removed rows took a quarter of a commit, for few and for many removed rows.</summary>
    private const int RunsBetweenReclaims = 10;

    private static readonly DuckDbDialect Sql = DuckDbDialect.Instance;

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> CompleteAsync() => Task.FromResult<IReadOnlyList<string>>([]);

    /// <inheritdoc/>
    public Task ForgetAsync() => Task.CompletedTask;

    /// <inheritdoc/>
    public async Task PublishAsync(RunToPublish run)
    {
        await statistics.DisposeAsync();
        var runsBefore = await run.RunsBefore();
        database.Commit(() => Write(run.State), reclaims: runsBefore % RunsBetweenReclaims == RunsBetweenReclaims - 1);
    }

    private void Write(IReadOnlyList<StateRows> state)
    {
        if (string.Join("; ", state.Where(s => s.RunColumn is null).Select(s => "delete from " + Sql.Table(s.Table))) is { Length: > 0 } delete)
            database.Session.Execute(delete);
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
