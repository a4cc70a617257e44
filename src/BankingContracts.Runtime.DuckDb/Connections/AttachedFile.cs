using System.Data.Common;
using System.Globalization;
using BankingContracts.Runtime.DuckDb.Dialects;
using BankingContracts.Runtime.DuckDb.Errors;
using BankingContracts.Runtime.DuckDb.Sessions;
using BankingContracts.Runtime.Engines;
using BankingContracts.Runtime.Sql.Sessions;

namespace BankingContracts.Runtime.DuckDb.Connections;

/// <summary>A database file that is open.</summary>
/// <param name="Session">Takes the statements.</param>
/// <param name="Connection">The connection to it.</param>
internal sealed record OpenedFile(SqlSession Session, DuckDbSession Connection);

/// <summary>
/// A database file, opened. It is attached under a name of ours: opened directly it would be called like the file, and a file named
/// after a layer would make every <c>marts.x</c> ambiguous.
/// </summary>
internal static class AttachedFile
{
    private static readonly DuckDbDialect Sql = DuckDbDialect.Instance;

    /// <summary>The name of the attached file.</summary>
    public const string Catalog = "warehouse";

    /// <summary>More threads than a machine can start end the process, and no message with it.</summary>
    private static readonly int MostThreads = Math.Max(256, 4 * Environment.ProcessorCount);

    /// <summary>Opens <paramref name="file"/> within the limits of <paramref name="settings"/>.</summary>
    /// <param name="settings">The limits, and the database that messages name.</param>
    /// <param name="file">The file.</param>
    /// <param name="options">The options of ATTACH, in parentheses.</param>
    /// <param name="spillDirectory">The directory for what does not fit into memory; the engine creates it when it needs it.</param>
    /// <exception cref="PipelineException">It cannot be opened, or a limit is not acceptable.</exception>
    public static OpenedFile Open(EngineSettings settings, string file, string options, string spillDirectory)
    {
        var connection = DuckDbSession.InMemory();
        var session = new SqlSession(connection);
        try
        {
            session.Execute($"set temp_directory = {Sql.Text(spillDirectory)}");
            Limit(session, settings);
            session.Execute($"attach {Sql.Text(file)} as {Catalog}{options}");
            session.Execute($"use {Catalog}");
            session.Execute("set global TimeZone = 'UTC'");
            session.Execute("set autoinstall_known_extensions = false");
            session.Execute(FaultyOptimizers.SwitchOff);
            return new OpenedFile(session, connection);
        }
        catch (DbException e)
        {
            session.Dispose();
            throw DuckDbErrors.OnOpening(settings.DatabasePath, e);
        }
        catch (PipelineException)
        {
            session.Dispose();
            throw;
        }
    }

    private static void Limit(SqlSession session, EngineSettings settings)
    {
        Set("memory_limit", "DUCKDB_MEMORY_LIMIT", settings.MemoryLimit, "a size such as 512MB");
        if (settings.Threads is { } threads && !(int.TryParse(threads, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= MostThreads))
            throw PipelineException.BadInput(string.Create(CultureInfo.InvariantCulture, $"DUCKDB_THREADS is '{threads}'; write a whole number from 1 to {MostThreads}."));
        Set("threads", "DUCKDB_THREADS", settings.Threads, "a whole number");

        void Set(string option, string variable, string? value, string wanted)
        {
            try
            {
                if (value is not null)
                    session.Execute($"set {option} = {Sql.Text(value)}");
            }
            catch (DbException e)
            {
                throw PipelineException.BadInput($"{variable} is '{value}'; write {wanted}.", e);
            }
        }
    }
}
