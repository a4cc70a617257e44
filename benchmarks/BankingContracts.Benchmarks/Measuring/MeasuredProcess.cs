using System.Diagnostics;
using System.Globalization;

namespace BankingContracts.Benchmarks.Measuring;

/// <summary>Runs a program and takes its measure from /proc, so on Linux only.</summary>
internal static class MeasuredProcess
{
    private const int TicksPerSecond = 100;
    private const int WaitedUserTicks = 13;
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(10);

    /// <summary>Runs <paramref name="program"/> to its end.</summary>
    /// <exception cref="InvalidOperationException">It did not end with exit code 0.</exception>
    public static async Task<MeasuredRun> RunAsync(string program, params string[] arguments)
    {
        var before = WaitedCpu();
        var lines = new List<TimedLine>();
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var peak = WatchMemoryAsync(process);
        var errors = process.StandardError.ReadToEndAsync();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
            lines.Add(new TimedLine(watch.Elapsed, line));
        await process.WaitForExitAsync();
        var wall = watch.Elapsed;
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)}: exit code {process.ExitCode}\n{await errors}");
        return new MeasuredRun(wall, WaitedCpu() - before, await peak, lines);
    }

    private static async Task<long> WatchMemoryAsync(Process process)
    {
        var path = $"/proc/{process.Id}/status";
        var peak = 0L;
        while (!process.HasExited)
        {
            peak = Math.Max(peak, PeakOf(path));
            await Task.Delay(Interval);
        }

        return peak;
    }

    private static long PeakOf(string path)
    {
        try
        {
            var line = File.ReadLines(path).FirstOrDefault(static l => l.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? 0 : long.Parse(line.AsSpan(6, line.Length - 9).Trim(), CultureInfo.InvariantCulture) * 1024;
        }
        catch (IOException)
        {
            return 0;
        }
    }

    /// <summary>The time of all children that have ended: man 5 proc, stat, cutime and cstime.</summary>
    private static TimeSpan WaitedCpu()
    {
        var text = File.ReadAllText("/proc/self/stat");
        var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
        var ticks = long.Parse(fields[WaitedUserTicks], CultureInfo.InvariantCulture) + long.Parse(fields[WaitedUserTicks + 1], CultureInfo.InvariantCulture);
        return TimeSpan.FromSeconds((double)ticks / TicksPerSecond);
    }
}
