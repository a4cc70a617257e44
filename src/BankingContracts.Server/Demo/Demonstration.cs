using BankingContracts.Runtime;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Server.Scheduling;
using BankingContracts.Server.Settings;

namespace BankingContracts.Server.Demo;

/// <summary>The sample with three weeks of made-up days, in a folder of its own.</summary>
public static class Demonstration
{
    private const int Days = 21;
    private const string MarkName = "demonstration.txt";
    private const string Begun = "This folder belongs to 'serve --demo', which makes it anew while it is not complete.\n";
    private const string Complete = "This folder belongs to 'serve --demo'. Delete it to get new made-up days.\n";

    private static readonly string[] Sources = ["Customer.csv", "accounts.csv"];

    /// <summary>Makes the made-up days, unless they are there already.</summary>
    /// <param name="options">What the service is told; all its paths are in the folder.</param>
    /// <param name="folder">The folder.</param>
    /// <param name="now">The time, UTC: the days end with it.</param>
    /// <param name="onBegin">Called before a work of some seconds begins.</param>
    /// <param name="cancellation">Ends it; the next start makes the days anew.</param>
    /// <exception cref="PipelineException">The pipeline is not the sample, or the folder holds something else.</exception>
    public static async Task PrepareAsync(ServerOptions options, string folder, DateTime now, Action onBegin, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(onBegin);
        var schedule = ScheduleOf(options.Pipeline);
        var mark = Path.Combine(folder, MarkName);
        if (File.Exists(mark) && await File.ReadAllTextAsync(mark, cancellation) == Complete)
            return;
        Clear(folder, mark);
        onBegin();
        var times = new DueTimes((CronTrigger)schedule.Trigger, TimeZoneInfo.FindSystemTimeZoneById(schedule.TimeZone)).After(now.AddDays(-Days)).TakeWhile(t => t < now).ToList();
        await using (var past = new DemoPast(options))
            await past.RunAsync(schedule, times, cancellation);
        await File.WriteAllTextAsync(mark, Complete, cancellation);
    }

    private static ScheduleDefinition ScheduleOf(PipelineDefinition pipeline)
    {
        var files = pipeline.Models.Select(m => m.Body).OfType<SourceBody>().Select(s => s.File).Order(StringComparer.Ordinal);
        return files.SequenceEqual(Sources) && pipeline.Schedules.FirstOrDefault(s => s.Trigger is CronTrigger) is { } schedule
            ? schedule
            : throw PipelineException.BadInput("--demo shows the sample with made-up days, and this pipeline is another one; start it without --demo.");
    }

    /// <summary>Removes what a start that was interrupted left; never anything that is not the demonstration's own.</summary>
    private static void Clear(string folder, string mark)
    {
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
        {
            if (!File.Exists(mark))
                throw PipelineException.BadInput($"--demo needs the folder {folder}, and something else is in it; move it away.");
            Directory.Delete(folder, recursive: true);
        }

        Directory.CreateDirectory(folder);
        File.WriteAllText(mark, Begun);
    }
}
