using System.Globalization;
using System.Runtime.InteropServices;

namespace BankingContracts.Benchmarks.Reporting;

/// <summary>The machine the figures come from.</summary>
internal static class Machine
{
    /// <summary>Processor, cores, memory, runtime, and how busy the machine was with other work.</summary>
    public static string Describe()
    {
        var model = File.ReadLines("/proc/cpuinfo").FirstOrDefault(static l => l.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim() ?? "unknown processor";
        var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1e9;
        var load = File.ReadAllText("/proc/loadavg").Split(' ')[0];
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{model}, {Environment.ProcessorCount} cores, {memory:0} GB, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}; load average when the run ended {load}, {DateTime.UtcNow:yyyy-MM-dd}.");
    }
}
