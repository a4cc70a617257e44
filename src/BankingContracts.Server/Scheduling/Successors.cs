using BankingContracts.Runtime;
using BankingContracts.Server.Runs;
using BankingContracts.Server.Settings;
using BankingContracts.Server.Store;
using Microsoft.Extensions.Logging;

namespace BankingContracts.Server.Scheduling;

/// <summary>The runs that follow a run that ended: a further attempt, the schedules that run after it, the next day of its backfill.</summary>
internal sealed partial class Successors(ServerOptions options, ScheduleBook book, Backfills backfills, ILogger<Successors> log)
{
    /// <summary>What follows a run.</summary>
    /// <param name="ended">The run.</param>
    /// <param name="mayPass">Whether the cause of its failure may pass by itself.</param>
    /// <returns>The runs, and what else is recorded together with the end of the run.</returns>
    public (IReadOnlyList<RunEntry> Runs, IReadOnlyList<StoreChange> Changes) Of(RunEntry ended, bool mayPass)
    {
        if (Retries.Of(ended, mayPass, options.Pipeline.Schedules) is { NotBefore: { } time } again)
        {
            LogRetry(again.Id, again.Attempt, ended.Id, time);
            return ([again], []);
        }

        var followers = Followers.Of(ended, book);
        try
        {
            var (day, changes) = backfills.Next(ended);
            return (day is null ? followers : [.. followers, day], changes);
        }
        catch (PipelineException e)
        {
            LogStopped(ended.Id, e.Message);
            return (followers, []);
        }
    }

    [LoggerMessage(LogLevel.Information, "Run {Again} is attempt {Attempt} of run {Run}; it begins at {Time:yyyy-MM-dd HH:mm:ss} UTC.")]
    private partial void LogRetry(string again, int attempt, string run, DateTime time);

    [LoggerMessage(LogLevel.Error, "The backfill stopped after run {Run}: {Reason} Continue it on its page when this is corrected.")]
    private partial void LogStopped(string run, string reason);
}
