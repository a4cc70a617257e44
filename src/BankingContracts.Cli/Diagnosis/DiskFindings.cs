using BankingContracts.Cli.Configuration;
using BankingContracts.Cli.Wording;
using BankingContracts.Runtime.Files;

namespace BankingContracts.Cli.Diagnosis;

/// <summary>Whether a run can write to its directories, and how much disk space is free.</summary>
internal static class DiskFindings
{
    private const string Area = "disk";
    private const long LittleRoom = 1L << 30;

    public static IEnumerable<Finding> Of(Settings settings, Func<string, string> shorten)
    {
        var database = Path.GetDirectoryName(settings.DatabasePath) ?? settings.DatabasePath;
        yield return Writable("database directory", database, shorten);
        yield return Writable("output directory", settings.OutputDirectory, shorten);
        yield return Writable("reports directory", settings.ReportsDirectory, shorten);
        if (Room(database) is { } room)
        {
            yield return new(Area, "free space", room < LittleRoom ? FindingStatus.Note : FindingStatus.Ok,
                $"{FileSize.Text(room)} for the database{(room < LittleRoom ? "; a first load needs several times the size of its files" : "")}");
        }
    }

    private static Finding Writable(string subject, string directory, Func<string, string> shorten)
    {
        var existing = NearestExisting(directory);
        try
        {
            using (File.Create(Path.Combine(existing, $".doctor-{Guid.NewGuid():N}"), 1, FileOptions.DeleteOnClose))
            {
                return new(Area, subject, FindingStatus.Ok,
                    existing == directory ? $"{shorten(directory)} is writable" : $"{shorten(directory)} will be created");
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new(Area, subject, FindingStatus.Problem,
                $"{existing} is not writable: {exception.Message} Grant write access to it, or name another directory.");
        }
    }

    private static string NearestExisting(string directory)
    {
        var current = directory;
        while (!Directory.Exists(current) && !File.Exists(current) && Path.GetDirectoryName(current) is { } parent)
            current = parent;
        return current;
    }

    private static long? Room(string directory)
    {
        try
        {
            return new DriveInfo(NearestExisting(directory)).AvailableFreeSpace;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            // A network path has no drive. An unknown size is not a finding.
            return null;
        }
    }
}
