using System.Data.Common;
using BankingContracts.Runtime;
using DbUp;
using DbUp.Builder;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace BankingContracts.Server.Store;

/// <summary>Where the service keeps its own records: runs, schedules, alerts.</summary>
internal abstract record StoreAddress
{
    /// <summary>For users, without secrets.</summary>
    public abstract string Description { get; }

    /// <summary>The address that <paramref name="given"/> names: the path of a SQLite file, or a connection string of PostgreSQL.</summary>
    /// <exception cref="PipelineException">It looks like a connection string, but is none.</exception>
    public static StoreAddress Of(string given)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(given);
        if (!given.Contains('=', StringComparison.Ordinal))
        {
            var path = Path.GetFullPath(given);
            return Directory.Exists(path)
                ? throw PipelineException.BadInput($"The store {given} is a folder, not a file; name a file in it with --store.")
                : new SqliteStore(path);
        }

        try
        {
            var settings = new NpgsqlConnectionStringBuilder(given);
            return settings.Host is null
                ? throw PipelineException.BadInput("The store's connection string names no Host; write for example Host=db;Database=pipeline;Username=pipeline;Password=...")
                : new PostgreSqlStore(settings);
        }
        catch (ArgumentException)
        {
            // Its message may show the password.
            throw PipelineException.BadInput("The store is neither the path of a file nor a connection string of PostgreSQL; write for example Host=db;Database=pipeline;Username=pipeline;Password=...");
        }
    }

    /// <summary>A connection that is not open yet.</summary>
    public abstract DbConnection Connect();

    /// <summary>What brings the schema of this kind of store up to date.</summary>
    public abstract UpgradeEngineBuilder Upgrade();

    /// <summary>Creates what must exist before the first connection.</summary>
    public virtual void Prepare()
    {
    }
}

/// <summary>A file of SQLite.</summary>
/// <param name="Path">The file, absolute.</param>
internal sealed record SqliteStore(string Path) : StoreAddress
{
    // Longer than any statement of the service takes; after it the store counts as unreachable.
    private const int SecondsToWait = 5;

    private string ConnectionString => new SqliteConnectionStringBuilder
    {
        DataSource = Path,
        DefaultTimeout = SecondsToWait,
        ForeignKeys = false,
    }.ConnectionString;

    /// <inheritdoc/>
    public override string Description => Path;

    /// <inheritdoc/>
    public override DbConnection Connect() => new SqliteConnection(ConnectionString);

    /// <inheritdoc/>
    public override UpgradeEngineBuilder Upgrade() => DeployChanges.To.SqliteDatabase(ConnectionString);

    /// <summary>The folder, and the file with a log of changes: then readers and the writer do not wait for each other.</summary>
    public override void Prepare()
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
        using var connection = new SqliteConnection(ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "pragma journal_mode = wal";
        command.ExecuteNonQuery();
    }
}

/// <summary>A database of PostgreSQL.</summary>
/// <param name="Settings">Its connection string.</param>
internal sealed record PostgreSqlStore(NpgsqlConnectionStringBuilder Settings) : StoreAddress
{
    /// <inheritdoc/>
    public override string Description => $"PostgreSQL {Settings.Database ?? Settings.Username} on {Settings.Host}:{Settings.Port}";

    /// <inheritdoc/>
    public override DbConnection Connect() => new NpgsqlConnection(Settings.ConnectionString);

    /// <inheritdoc/>
    public override UpgradeEngineBuilder Upgrade() => DeployChanges.To.PostgresqlDatabase(Settings.ConnectionString);
}
