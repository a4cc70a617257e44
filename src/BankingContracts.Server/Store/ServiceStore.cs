using System.Data.Common;
using System.Reflection;
using BankingContracts.Runtime;
using Dapper;
using DbUp.Engine;

namespace BankingContracts.Server.Store;

/// <summary>The service's records, in SQLite or PostgreSQL.</summary>
/// <param name="address">Where they are.</param>
internal sealed class ServiceStore(StoreAddress address)
{
    private const string MigrationPrefix = "migration.";

    /// <summary>For users, without secrets.</summary>
    public string Description => address.Description;

    /// <summary>Creates the tables, or brings those of an earlier version up to date; all of it or nothing.</summary>
    /// <exception cref="DbException">The store is unreachable.</exception>
    /// <exception cref="PipelineException">A later version of the program made the store.</exception>
    public void Migrate() => Migrate(Scripts());

    /// <summary>The same with other scripts than those of this version.</summary>
    /// <param name="scripts">The scripts, in their order.</param>
    internal void Migrate(IReadOnlyList<SqlScript> scripts)
    {
        address.Prepare();
        var upgrade = address.Upgrade().WithScripts(scripts).WithVariablesDisabled().WithTransaction().LogToNowhere().Build();
        var unknown = upgrade.GetExecutedScripts().Except(scripts.Select(s => s.Name), StringComparer.Ordinal).ToList();
        if (unknown.Count > 0)
            throw PipelineException.BadInput($"The store {Description} was made by a later version of this program ({unknown[0]}); use that version, or name another store with --store.");
        if (upgrade.PerformUpgrade() is { Successful: false, Error: var error })
            throw error as DbException ?? new StoreFault($"The store {Description} could not be brought up to date: {error.Message}", error);
    }

    /// <summary>Makes changes, in their order, in one transaction. Each may have been made before.</summary>
    /// <exception cref="DbException">The store is unreachable, or full.</exception>
    public async Task ApplyAsync(IReadOnlyList<StoreChange> changes, CancellationToken cancellation)
    {
        await using var connection = await OpenAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        foreach (var change in changes)
            await change.ApplyAsync(connection, transaction, cancellation);
        await transaction.CommitAsync(cancellation);
    }

    /// <summary>The rows of a query.</summary>
    /// <exception cref="DbException">The store is unreachable.</exception>
    public async Task<List<T>> RowsAsync<T>(string sql, object? parameters, CancellationToken cancellation)
    {
        await using var connection = await OpenAsync(cancellation);
        return (await connection.QueryAsync<T>(new CommandDefinition(sql, parameters, cancellationToken: cancellation))).AsList();
    }

    /// <summary>The scripts of this version, in their order.</summary>
    internal static IReadOnlyList<SqlScript> Scripts()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return
        [
            .. assembly.GetManifestResourceNames()
                .Where(n => n.StartsWith(MigrationPrefix, StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(n => SqlScript.FromStream(n[MigrationPrefix.Length..], assembly.GetManifestResourceStream(n)!)),
        ];
    }

    private async Task<DbConnection> OpenAsync(CancellationToken cancellation)
    {
        var connection = address.Connect();
        try
        {
            await connection.OpenAsync(cancellation);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}
