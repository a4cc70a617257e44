namespace BankingContracts.Runtime.Files;

/// <summary>Files that are complete or do not exist. They are written under another name, flushed to the disk, and then renamed.</summary>
public static class AtomicFile
{
    /// <summary>Lets <paramref name="write"/> fill a temporary file and renames it to <paramref name="path"/>.</summary>
    public static void Write(string path, Action<string> write) => Write(path, Path.GetDirectoryName(path)!, write);

    /// <summary>The same as the other overload, but the temporary file is in <paramref name="parent"/>, which must be on the same disk.</summary>
    public static void Write(string path, string parent, Action<string> write)
    {
        using var directory = new TemporaryDirectory(parent);
        var temporary = Fill(directory, path, write);
        Publish(temporary, path);
    }

    /// <summary>
    /// The same as <see cref="Write(string, Action{string})"/>, but uses the first of <paramref name="names"/> that no file has. This works
    /// even if another process writes at the same time. Returns the path.
    /// </summary>
    public static string WriteUnderFreeName(string directory, IEnumerable<string> names, Action<string> write)
    {
        using var scratch = new TemporaryDirectory(directory);
        var temporary = Fill(scratch, "new", write);
        return names.Select(name => Path.Combine(directory, name)).FirstOrDefault(path => TryPublish(temporary, path))
            ?? throw new IOException($"No name is free in {directory}.");
    }

    /// <summary>Flushes <paramref name="temporary"/> to the disk.</summary>
    public static void Flush(string temporary)
    {
        using var stream = new FileStream(temporary, FileMode.Open, FileAccess.ReadWrite);
        stream.Flush(flushToDisk: true);
    }

    /// <summary>Gives <paramref name="temporary"/>, which was flushed, the name <paramref name="path"/>.</summary>
    public static void Publish(string temporary, string path) => File.Move(temporary, path, overwrite: true);

    /// <summary>The same for a name that no file has, even if another process writes at the same time.</summary>
    /// <exception cref="IOException">There is such a file.</exception>
    public static void PublishOnce(string temporary, string path)
    {
        if (!TryPublish(temporary, path))
            throw new IOException($"{path} exists already.");
    }

    private static bool TryPublish(string temporary, string path)
    {
        // A move without overwriting first checks and then renames. If two of them run at the same time, both would succeed.
        using var reservation = TemporaryDirectory.Reserve(path);
        if (reservation is null || File.Exists(path))
            return false;
        File.Move(temporary, path);
        return true;
    }

    private static string Fill(TemporaryDirectory directory, string path, Action<string> write)
    {
        var temporary = directory.File(Path.GetFileName(path));
        write(temporary);
        Flush(temporary);
        return temporary;
    }
}
