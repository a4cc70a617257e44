using System.Data.Common;
using System.Globalization;
using BankingContracts.Runtime.Spark.Workspaces;

namespace BankingContracts.Runtime.Spark.Places;

/// <summary>
/// A folder in a volume of Unity Catalog. Files are written on this machine first, and then sent: a Parquet file has its table of contents at its end.
/// </summary>
internal sealed class VolumeFolder : IRunPlace
{
    private const string Prefix = "run_";

    private readonly VolumeFiles _files;
    private readonly string _place;
    private readonly string _root;
    private int _count;

    /// <summary>A new folder.</summary>
    /// <param name="files">The files of the volume.</param>
    /// <param name="volume">The volume, for example <c>/Volumes/main/bank/files</c>.</param>
    /// <param name="database">The name of the database: several may share a volume.</param>
    public VolumeFolder(VolumeFiles files, string volume, string database)
    {
        (_files, _place) = (files, $"{volume}/{database}");
        _root = $"{_place}/{Prefix}{Guid.NewGuid():N}";
    }

    /// <inheritdoc/>
    public string Advice => "Check that no other program writes to the volume of DATABRICKS_VOLUME.";

    /// <inheritdoc/>
    public async Task<string> StoreAsync(string owner, Func<Stream, Task> write)
    {
        var local = Path.GetTempFileName();
        try
        {
            await using (var stream = File.Create(local))
                await write(stream);
            var folder = _root + "/files";
            if (_count == 0)
                await _files.CreateDirectoryAsync(folder);
            var path = string.Create(CultureInfo.InvariantCulture, $"{folder}/{owner}_{_count++}.parquet");
            await _files.UploadAsync(path, local);
            return path;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw PipelineException.Passing($"The folder for temporary files {Path.GetTempPath()} cannot be used. Make room in it, or set TMPDIR to another folder. Nothing was changed.", e);
        }
        finally
        {
            File.Delete(local);
        }
    }

    /// <inheritdoc/>
    public string RelationOf(string name) => ParquetFolders.RelationOf(_root, name);

    /// <inheritdoc/>
    public string Create(string relation, string query) => ParquetFolders.Create(relation, query);

    /// <inheritdoc/>
    public async Task RemoveOthersAsync()
    {
        try
        {
            foreach (var entry in await _files.ListAsync(_place))
            {
                var path = entry.Path.TrimEnd('/');
                if (entry.IsDirectory && path != _root && path.StartsWith($"{_place}/{Prefix}", StringComparison.Ordinal))
                    await _files.RemoveAsync(path);
            }
        }
        catch (DbException)
        {
            // Nobody reads them any more; the next run tries again.
        }
    }

    /// <inheritdoc/>
    public async Task RemoveAsync()
    {
        try
        {
            await _files.RemoveAsync(_root);
        }
        catch (DbException)
        {
            // Nobody reads it any more; the next run tries again.
        }
    }
}
