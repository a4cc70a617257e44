using System.Globalization;

namespace BankingContracts.Runtime.DuckDb.Files;

/// <summary>
/// Where the engine puts what does not fit into memory: beside the database, not into the directory that the program was started in. The
/// files in it have the same names in every process, so each session needs a directory of its own.
/// </summary>
internal static class SpillDirectory
{
    private static int _readers;

    /// <summary>The directory of a run; the lock of the database keeps a second one away.</summary>
    public static string OfWriter(string database) => database + ".tmp";

    /// <summary>A directory for one more reader; there may be several at a time, in this process and in others.</summary>
    public static string OfReader(string database) => string.Create(
        CultureInfo.InvariantCulture, $"{database}.{Environment.ProcessId}-{Interlocked.Increment(ref _readers)}.tmp");

    /// <summary>The directories of <paramref name="database"/> that exist.</summary>
    public static IEnumerable<DirectoryInfo> Existing(string database)
    {
        var file = new FileInfo(database);
        return file.Directory is { Exists: true } directory
            ? directory.EnumerateDirectories(file.Name + ".*").Where(d => d.FullName == OfWriter(file.FullName) || IsOfReader(d.Name[(file.Name.Length + 1)..]))
            : [];
    }

    private static bool IsOfReader(string end) =>
        end.Split('-', '.') is [var process, var number, "tmp"] && process.All(char.IsAsciiDigit) && number.All(char.IsAsciiDigit);
}
