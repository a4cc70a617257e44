using System.Data.Common;
using BankingContracts.Runtime.DuckDb.Dialects;
using BankingContracts.Runtime.DuckDb.Errors;
using BankingContracts.Runtime.DuckDb.Sessions;
using BankingContracts.Runtime.Sql.Sessions;

namespace BankingContracts.Runtime.DuckDb.Connections;

/// <summary>
/// The file of a first load. It has another name until the load is complete. So nobody sees an incomplete database, and a run that ends
/// early leaves no database. Writing to the file needs no transaction, and this makes it fast: DuckDB reads rows of its own
/// transaction with a single thread, but committed rows with all threads.
/// </summary>
internal static class LoadingFile
{
    private static readonly DuckDbDialect Sql = DuckDbDialect.Instance;

    /// <summary>The file under which the database at <paramref name="database"/> is loaded.</summary>
    public static string Of(string database) => database + ".loading";

    /// <summary>Why nobody may touch the file: another process is loading it. Null when it is free or does not exist.</summary>
    public static PipelineException? LockOn(string database)
    {
        if (!File.Exists(Of(database)))
            return null;
        using var connection = DuckDbSession.InMemory();
        try
        {
            new SqlSession(connection).Execute($"attach {Sql.Text(Of(database))} as abandoned (read_only)");
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
    /// <exception cref="PipelineException">Another process created the database during the run, or the folder is not writable.</exception>
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

    /// <summary>There is a database now, but there was none when the run began.</summary>
    public static PipelineException MadeMeanwhile(string database, Exception? cause = null) =>
        new(ExitCode.Locked, $"Another process created the database {database} during this run. Nothing was changed; run again.", cause);
}
