using System.Collections.Concurrent;

namespace BankingContracts.Runtime.Sql.Sessions;

/// <summary>Does independent work over two sessions at the same time. The second is opened when it is first needed.</summary>
/// <param name="first">The session of the run; it is not disposed here.</param>
/// <param name="open">Opens the second; null where there is only one.</param>
public sealed class SessionGroup(SqlSession first, Func<Task<SqlSession>>? open = null) : IAsyncDisposable
{
    private SqlSession? _second;

    /// <summary>Does <paramref name="work"/> for each item. After a failure no other item is begun.</summary>
    public async Task ForEachAsync<T>(IReadOnlyCollection<T> items, Func<SqlSession, T, Task> work)
    {
        var remaining = new ConcurrentQueue<T>(items);
        if (open is null || items.Count < 2)
        {
            await WorkAsync(first, remaining, work);
            return;
        }

        _second ??= await open();
        await Task.WhenAll(WorkAsync(first, remaining, work), WorkAsync(_second, remaining, work));
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _second?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static async Task WorkAsync<T>(SqlSession session, ConcurrentQueue<T> remaining, Func<SqlSession, T, Task> work)
    {
        while (remaining.TryDequeue(out var item))
        {
            try
            {
                await work(session, item);
            }
            catch
            {
                remaining.Clear();
                throw;
            }
        }
    }
}
