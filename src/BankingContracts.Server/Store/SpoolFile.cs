using System.Text;

namespace BankingContracts.Server.Store;

/// <summary>Changes that wait for the store, a line for each. A line that a crash cut off counts as not written: its change was never promised to anybody.</summary>
/// <param name="path">The file; it exists only while something waits.</param>
internal sealed class SpoolFile(string path)
{
    private const int MostAtOnce = 500;

    /// <summary>Adds changes, so that they survive a crash of the machine.</summary>
    public void Append(IReadOnlyList<StoreChange> changes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read);
        // The last line may have been cut off; an empty line counts as nothing.
        file.Write(Encoding.UTF8.GetBytes("\n" + string.Concat(changes.Select(c => StoreJson.Text(c) + "\n"))));
        file.Flush(flushToDisk: true);
    }

    /// <summary>The first changes that wait.</summary>
    public IReadOnlyList<StoreChange> Read() => File.Exists(path)
        ? [.. File.ReadLines(path).Select(StoreJson.Change).OfType<StoreChange>().Take(MostAtOnce)]
        : [];

    /// <summary>Removes the first changes, which were made.</summary>
    public void Remove(int count)
    {
        var rest = File.ReadLines(path).Where(l => StoreJson.Change(l) is not null).Skip(count).ToList();
        if (rest.Count == 0)
        {
            File.Delete(path);
            return;
        }

        var other = path + ".new";
        File.WriteAllLines(other, rest);
        File.Move(other, path, overwrite: true);
    }
}
