using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Ingestion;
using BankingContracts.Server.Queue;
using BankingContracts.Server.Runs;
using BankingContracts.Server.Settings;
using BankingContracts.Server.Store;

namespace BankingContracts.Server.Scheduling;

/// <summary>Queues a run when the files of a schedule are there, complete, and no longer change: once for each set of contents.</summary>
internal sealed class FileSensor(ServerOptions options, ScheduleBook book, ScheduleRecords records, StoreJournal journal, RunQueue queue)
{
    private readonly ConcurrentDictionary<string, Sight> _seen = [];

    /// <summary>Looks at the files of all schedules.</summary>
    /// <param name="now">The time, UTC.</param>
    /// <param name="cancellation">Stops reading files.</param>
    public async Task LookAsync(DateTime now, CancellationToken cancellation)
    {
        foreach (var schedule in book.All.Where(s => s.Trigger is FilesTrigger && !book.IsPaused(s.Name)))
        {
            try
            {
                await LookAsync(schedule, (FilesTrigger)schedule.Trigger, now, cancellation);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // Somebody moved or locked a file just now; it is looked at again.
                _seen.TryRemove(schedule.Name, out _);
            }
        }
    }

    /// <summary>The files of a schedule that are missing, as its contract names them, or as a marker is called.</summary>
    public IReadOnlyList<string> Missing(FilesTrigger trigger)
    {
        var missing = new List<string>();
        foreach (var pattern in trigger.AllOf)
        {
            var names = InputDirectory.Names(options.Run.InputDirectory, pattern);
            if (names.Count == 0)
                missing.Add(pattern);
            else if (trigger.DoneMarker is { } marker)
                missing.AddRange(names.Select(n => MarkerOf(n, marker)).Where(m => !File.Exists(PathOf(m))));
        }

        return missing;
    }

    /// <summary>Whether the files of a schedule were last seen to be those that have started a run.</summary>
    public bool HasFired(string schedule) => _seen.TryGetValue(schedule, out var sight) && sight.HasFired;

    private async Task LookAsync(ScheduleDefinition schedule, FilesTrigger trigger, DateTime now, CancellationToken cancellation)
    {
        if (Missing(trigger).Count > 0)
        {
            _seen.TryRemove(schedule.Name, out _);
            return;
        }

        var names = trigger.AllOf.SelectMany(p => InputDirectory.Names(options.Run.InputDirectory, p)).Distinct().Order(StringComparer.Ordinal).ToList();
        var look = string.Join('\n', names.Select(Look));
        if (!_seen.TryGetValue(schedule.Name, out var sight) || sight.Look != look)
            _seen[schedule.Name] = sight = new(look, now, HasFired: false);
        if (sight.HasFired || now - sight.Since < trigger.Settle)
            return;
        var contents = await ContentsAsync(names, cancellation);
        // A file that changed while it was read is looked at again.
        if (string.Join('\n', names.Select(Look)) != look)
            return;
        if (journal.Fault is not null || !await records.HasArrivedAsync(schedule.Name, contents, cancellation))
        {
            var run = queue.New(RunCause.Files, schedule.Name, book.ScopeOf(schedule, now)) with { Schedule = schedule.Name };
            await queue.AddAsync(run, new FilesArrived(schedule.Name, contents, Micros.Of(now), run.Id));
        }

        _seen[schedule.Name] = sight with { HasFired = true };
    }

    /// <summary>What a look at a file shows without reading it.</summary>
    private string Look(string name)
    {
        var file = new FileInfo(PathOf(name));
        return string.Create(CultureInfo.InvariantCulture, $"{name}|{file.Length}|{file.LastWriteTimeUtc.Ticks}");
    }

    private async Task<string> ContentsAsync(IEnumerable<string> names, CancellationToken cancellation)
    {
        var text = new StringBuilder();
        foreach (var name in names)
        {
            await using var file = File.OpenRead(PathOf(name));
            text.Append(name).Append('|').Append(Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellation))).Append('\n');
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static string MarkerOf(string name, string marker) =>
        Path.Combine(Path.GetDirectoryName(name) ?? "", marker.Replace("*", Path.GetFileNameWithoutExtension(name), StringComparison.Ordinal));

    private string PathOf(string name) => Path.Combine(options.Run.InputDirectory, name);

    /// <summary>What was seen of a set of files, since when, and whether it has started a run or never will.</summary>
    private sealed record Sight(string Look, DateTime Since, bool HasFired);
}
