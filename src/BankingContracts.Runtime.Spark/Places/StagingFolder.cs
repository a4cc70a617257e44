using System.Globalization;

namespace BankingContracts.Runtime.Spark.Places;

/// <summary>
/// A folder in the staging place, which this machine and the server both see. Working relations are Parquet files in it: they are written in half the time of a
/// Delta table, and need no name in a catalog, so a publication can be completed after a restart of a server that forgets names.
/// </summary>
internal sealed class StagingFolder : IRunPlace
{
    private const string Prefix = "run_";

    private readonly string _place;
    private readonly string _name = Prefix + Guid.NewGuid().ToString("N");
    private int _files;

    /// <summary>A new folder.</summary>
    /// <param name="place">The staging place.</param>
    /// <param name="database">The name of the database: several may share a staging place.</param>
    public StagingFolder(string place, string database) => _place = Path.Combine(place, database);

    private string Root => Path.Combine(_place, _name);

    /// <inheritdoc/>
    public string Advice => "Check that SPARK_STAGING is the same folder for this program and for the server.";

    /// <inheritdoc/>
    public async Task<string> StoreAsync(string owner, Func<Stream, Task> write)
    {
        try
        {
            var files = Directory.CreateDirectory(Path.Combine(Root, "files"));
            var path = Path.Combine(files.FullName, string.Create(CultureInfo.InvariantCulture, $"{owner}_{_files++}.parquet"));
            await using var stream = File.Create(path);
            await write(stream);
            return path;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw PipelineException.Passing(
                $"The staging place {_place} cannot be used. Make room in it, or correct SPARK_STAGING. It must be a folder that this program may write to and the Spark server may read and write. Nothing was changed.", e);
        }
    }

    /// <inheritdoc/>
    public string RelationOf(string name) => ParquetFolders.RelationOf(Root, name);

    /// <inheritdoc/>
    public string Create(string relation, string query) => ParquetFolders.Create(relation, query);

    /// <summary>Files of a server that another user owns may stay.</summary>
    public Task RemoveOthersAsync()
    {
        if (Directory.Exists(_place))
        {
            foreach (var folder in Directory.EnumerateDirectories(_place, Prefix + "*").Where(f => Path.GetFileName(f) != _name))
                Remove(folder);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task RemoveAsync()
    {
        Remove(Root);
        return Task.CompletedTask;
    }

    private static void Remove(string folder)
    {
        try
        {
            if (Directory.Exists(folder))
                Directory.Delete(folder, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Nobody reads it any more; the next run tries again.
        }
    }
}
