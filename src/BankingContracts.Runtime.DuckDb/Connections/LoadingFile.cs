using System.Data.Common;
using BankingContracts.Runtime.Execution;
using DuckDB.NET.Data;

namespace BankingContracts.Runtime.DuckDb.Connections;

/// <summary>
/// The file of a first load. It has a name of its own until the load is whole, so nobody sees half of one, and whatever ends the run
/// leaves no database behind. Writing to it therefore needs no transaction, which is what makes it fast: DuckDB reads rows that the
/// transaction itself wrote with a single thread, committed ones with all.
/// </summary>
internal static class LoadingFile
{
    /// <summary>The file under which the database at <paramref name="database"/> is loaded.</summary>
    public static string Of(string database) => database + ".loading";

    /// <summary>Removes what a killed first load left.</summary>
    /// <exception cref="PipelineException">Another process is loading it.</exception>
    public static void RemoveAbandoned(string database)
    {
        var path = Of(database);
        if (!File.Exists(path))
            return;
        using (var connection = new DuckDBConnection("DataSource=:memory:"))
        {
            connection.Open();
            try
            {
                connection.Execute($"attach {Sql.Text(path)} as abandoned (read_only)");
            }
            catch (DbException e)
            {
                if (DuckDbErrors.OnOpening(database, e) is { ExitCode: ExitCode.Locked } locked)
                    throw locked;
            }
        }

        Remove(database);
    }

    /// <summary>Removes the file and its log.</summary>
    public static void Remove(string database)
    {
        File.Delete(Of(database));
        File.Delete(Of(database) + ".wal");
    }

    /// <summary>Gives a complete, closed file the name of the database.</summary>
    /// <exception cref="PipelineException">Another process made the database meanwhile, or the folder cannot be written.</exception>
    public static void Publish(string database)
    {
        try
        {
            File.Move(Of(database), database, overwrite: false);
        }
        catch (IOException e) when (File.Exists(database))
        {
            throw new PipelineException(ExitCode.Locked, $"Another process made the database {database} meanwhile; nothing was changed. Run again.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw PipelineException.BadInput($"The database {database} cannot be written ({e.Message}); check its folder, or choose another with --database.", e);
        }
    }
}
