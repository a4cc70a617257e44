namespace BankingContracts.SqlCheck;

/// <summary>Divides work among a few threads that can recurse deeply, because the engine and the reader of its trees recurse.</summary>
internal static class Workers
{
    private const int Stack = 64 * 1024 * 1024;
    private const int Most = 4;

    // The least number of items for each thread: a thread and its connection cost more than a few models do.
    private const int Share = 32;

    /// <summary>
    /// The result of <paramref name="work"/> for each of <paramref name="items"/>, in their order. Each thread has its own tool.
    /// </summary>
    public static IReadOnlyList<TResult> Run<TTool, TItem, TResult>(IReadOnlyList<TItem> items, Func<TTool> tool, Func<TTool, TItem, TResult> work)
    {
        var results = new TResult[items.Count];
        var next = -1;
        var failures = new List<Exception>();
        var threads = Enumerable.Range(0, Math.Clamp(items.Count / Share, 1, Math.Min(Most, Environment.ProcessorCount))).Select(_ => new Thread(Work, Stack)).ToList();
        threads.ForEach(static t => t.Start());
        threads.ForEach(static t => t.Join());
        return failures.Count == 0 ? results : throw new AggregateException(failures);

        void Work()
        {
            try
            {
                var own = tool();
                for (int index; (index = Interlocked.Increment(ref next)) < items.Count;)
                    results[index] = work(own, items[index]);
                (own as IDisposable)?.Dispose();
            }
            catch (Exception error)
            {
                lock (failures)
                    failures.Add(error);
            }
        }
    }
}
