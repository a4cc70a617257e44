namespace BankingContracts.Runtime.Spark.Ingestion;

/// <summary>
/// The folder of a run in the staging place, which this machine and the server both see: files that are loaded, and working relations. A publication reads
/// it, so it is kept until the publication is complete.
/// </summary>
internal sealed class StagingFolder
{
    private const string Prefix = "run_";

    private readonly string _place;
    private readonly string _name = Prefix + Guid.NewGuid().ToString("N");
    private int _files;

    /// <summary>A new folder.</summary>
    /// <param name="place">The staging place.</param>
    /// <param name="database">The name of the database: several may share a staging place.</param>
    public StagingFolder(string place, string database) => _place = Path.Combine(place, database);

    /// <summary>The folder.</summary>
    public string Root => Path.Combine(_place, _name);

    /// <summary>A name for a new file.</summary>
    /// <exception cref="PipelineException">The folder cannot be created.</exception>
    public string NewFile(string owner)
    {
        try
        {
            var files = Directory.CreateDirectory(Path.Combine(Root, "files"));
            return Path.Combine(files.FullName, $"{owner}_{_files++}.parquet");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unusable(e);
        }
    }

    /// <summary>What a user reads when the place cannot be used.</summary>
    public PipelineException Unusable(Exception cause) => PipelineException.BadInput(
        $"The staging place {_place} cannot be used. Make room in it, or correct SPARK_STAGING. It must be a folder that this program may write to and the Spark server may read and write. Nothing was changed.", cause);

    /// <summary>Removes the folders of all runs but this one. Files of a server that another user owns may stay.</summary>
    public void RemoveOthers()
    {
        if (!Directory.Exists(_place))
            return;
        foreach (var folder in Directory.EnumerateDirectories(_place, Prefix + "*").Where(f => Path.GetFileName(f) != _name))
            Remove(folder);
    }

    /// <summary>Removes this folder.</summary>
    public void Remove() => Remove(Root);

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
