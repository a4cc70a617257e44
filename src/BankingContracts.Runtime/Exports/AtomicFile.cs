namespace BankingContracts.Runtime.Exports;

/// <summary>Files that are complete or absent: written beside their place, flushed to the disk, then renamed.</summary>
public static class AtomicFile
{
    /// <summary>Lets <paramref name="write"/> fill a temporary file and puts it in the place of <paramref name="path"/>.</summary>
    public static void Write(string path, Action<string> write)
    {
        var temporary = TemporaryFor(path);
        try
        {
            write(temporary);
            Flush(temporary);
            Publish(temporary, path);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>The temporary file for <paramref name="path"/>, in the same folder so that renaming cannot cross a disk; a leftover is removed.</summary>
    public static string TemporaryFor(string path)
    {
        var temporary = Path.Combine(Path.GetDirectoryName(path)!, "." + Path.GetFileName(path) + ".tmp");
        File.Delete(temporary);
        return temporary;
    }

    /// <summary>Flushes <paramref name="temporary"/> to the disk.</summary>
    public static void Flush(string temporary)
    {
        using var stream = new FileStream(temporary, FileMode.Open, FileAccess.ReadWrite);
        stream.Flush(flushToDisk: true);
    }

    /// <summary>Gives <paramref name="temporary"/>, which was flushed, the name <paramref name="path"/>.</summary>
    public static void Publish(string temporary, string path) => File.Move(temporary, path, overwrite: true);
}
