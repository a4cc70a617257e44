using BankingContracts.Runtime.Spark.Dialects;

namespace BankingContracts.Runtime.Spark.Publication;

/// <summary>The folder of a table with a place of its own. The server keeps it when the table is dropped.</summary>
internal static class TableFolder
{
    private const string Log = "_delta_log";

    /// <summary>Removes the files of a table that was dropped, if this machine sees them.</summary>
    public static void Remove(SparkNames names, string schema, string table)
    {
        if (names.Location is null)
            return;
        var folder = names.Folder(schema, table);
        var path = Uri.TryCreate(folder, UriKind.Absolute, out var uri) && uri.IsFile ? uri.LocalPath : folder;
        try
        {
            // Only a folder that the server wrote has a log of the table.
            if (Directory.Exists(Path.Combine(path, Log)))
                Directory.Delete(path, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The table is gone for all readers. Its files take room, and a new table of its name replaces them.
        }
    }
}
