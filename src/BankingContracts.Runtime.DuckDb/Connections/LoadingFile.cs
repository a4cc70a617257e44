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

    /// <summary>Why nobody may touch the file: another process is loading it. Null when it is free, or not there.</summary>
    public static PipelineException? LockOn(string database)
    {
        if (!File.Exists(Of(database)))
            return null;
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        try
        {
            connection.Execute($"attach {Sql.Text(Of(database))} as abandoned (read_only)");
            return null;
        }
        catch (DbException e)
        {
            return DuckDbErrors.OnOpening(database, e) is { ExitCode: ExitCode.Locked } locked ? locked : null;
        }
    }

    /// <summary>Removes the file and its logs.</summary>
    public static void Remove(string database)
    {
        File.Delete(Of(database));
        foreach (var end in Leftovers.Logs)
            File.Delete(Of(database) + end);
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
            throw MadeMeanwhile(database, e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw PipelineException.BadInput($"The database {database} cannot be written ({e.Message}); check its folder, or choose another with --database.", e);
        }
    }

    /// <summary>There is a database where there was none when the run began.</summary>
    public static PipelineException MadeMeanwhile(string database, Exception? cause = null) =>
        new(ExitCode.Locked, $"Another process created the database {database} during this run. Nothing was changed; run again.", cause);
}
