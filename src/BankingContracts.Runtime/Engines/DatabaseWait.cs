namespace BankingContracts.Runtime.Engines;

/// <summary>Opens a database that another process may still use.</summary>
public static class DatabaseWait
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    /// <summary>Opens the database. If another process uses it, tries again until <paramref name="wait"/> is over.</summary>
    /// <param name="wait">How long to wait; zero fails at once.</param>
    /// <param name="open">Opens it.</param>
    /// <param name="onWaiting">Called once, if the database is in use.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="PipelineException">It cannot be opened, or another process still uses it.</exception>
    public static async Task<T> OpenAsync<T>(TimeSpan wait, Func<Task<T>> open, Action? onWaiting, CancellationToken cancellation)
    {
        var end = DateTime.UtcNow + wait;
        while (true)
        {
            try
            {
                return await open();
            }
            catch (PipelineException e) when (e.ExitCode == ExitCode.Locked && DateTime.UtcNow < end)
            {
                onWaiting?.Invoke();
                onWaiting = null;
            }
            await Task.Delay(Pause, cancellation);
        }
    }
}
