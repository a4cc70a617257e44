using System.Globalization;

namespace BankingContracts.Server.Lineage;

/// <summary>
/// Events that wait for their receiver, a file for each, in the order in which they happened. Several programs may put events into one folder; one of them
/// sends at a time.
/// </summary>
internal sealed class LineageSpool(string folder)
{
    private const string Suffix = ".json";
    private const string Temporary = ".tmp";
    private const int Most = 20_000;

    private static int _last;

    /// <summary>Puts an event into the folder.</summary>
    /// <param name="time">When, UTC.</param>
    /// <param name="json">The event.</param>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public void Add(DateTime time, string json)
    {
        Directory.CreateDirectory(folder);
        var name = string.Create(CultureInfo.InvariantCulture, $"{time:yyyyMMdd'T'HHmmss.ffffff}-{Interlocked.Increment(ref _last):D9}-{Environment.ProcessId}");
        var path = Path.Combine(folder, name);
        File.WriteAllText(path + Temporary, json);
        File.Move(path + Temporary, path + Suffix);
    }

    /// <summary>The paths of the events that wait, in their order.</summary>
    public IReadOnlyList<string> Waiting() => Directory.Exists(folder)
        ? [.. Directory.EnumerateFiles(folder, "*" + Suffix).Order(StringComparer.Ordinal)]
        : [];

    /// <summary>Removes the oldest events beyond what is kept.</summary>
    /// <returns>How many were removed.</returns>
    public static int Trim(IReadOnlyList<string> waiting)
    {
        var surplus = waiting.Take(Math.Max(0, waiting.Count - Most)).ToList();
        surplus.ForEach(File.Delete);
        return surplus.Count;
    }

    /// <summary>The right to send; null while another program has it.</summary>
    public IDisposable? TryLock()
    {
        Directory.CreateDirectory(folder);
        try
        {
            return new FileStream(Path.Combine(folder, "sending.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
