using BankingContracts.Runtime.DuckDb.Connections;
using BankingContracts.Runtime.DuckDb.Dialects;
using BankingContracts.Runtime.DuckDb.Errors;
using BankingContracts.Runtime.DuckDb.Ingestion;
using BankingContracts.Runtime.DuckDb.Sessions;
using BankingContracts.Runtime.DuckDb.State;
using BankingContracts.Runtime.DuckDb.Tables;
using BankingContracts.Runtime.Engines;
using BankingContracts.Runtime.Sql;
using BankingContracts.Runtime.Sql.Dialects;
using BankingContracts.Runtime.Sql.Ingestion;
using BankingContracts.Runtime.Sql.Queries;
using BankingContracts.Runtime.Sql.Sessions;
using BankingContracts.Runtime.Sql.State;
using BankingContracts.Runtime.Sql.Tables;

namespace BankingContracts.Runtime.DuckDb;

/// <summary>Examples on DuckDB: a database in memory, and a transaction for each example, which is undone.</summary>
internal sealed class DuckDbBench : ISqlBench
{
    private readonly DuckDbDatabase _database;
    private readonly ColumnStatistics _statistics;

    private DuckDbBench(DuckDbDatabase database)
    {
        _database = database;
        _statistics = new ColumnStatistics(database.Beside);
        Errors = new DuckDbErrorMeaning(database.Path);
        Loader = new FileLoader(database.Session);
        Rows = new TransactionRows(database);
    }

    /// <inheritdoc/>
    public SqlSession Session => _database.Session;

    /// <inheritdoc/>
    public SqlDialect Dialect => DuckDbDialect.Instance;

    /// <inheritdoc/>
    public ISqlErrors Errors { get; }

    /// <inheritdoc/>
    public IFileLoader Loader { get; }

    /// <inheritdoc/>
    public IColumnStatistics Statistics => _statistics;

    /// <inheritdoc/>
    public IRowStore Rows { get; }

    /// <summary>Opens a bench.</summary>
    /// <param name="settings">What the engine may use.</param>
    public static IExampleBench Open(EngineSettings settings)
    {
        var database = DuckDbDatabase.OpenInMemory(settings);
        OwnTables.Prepare(database.Session, SqlState.Tables(DuckDbDialect.Instance));
        return new SqlBench(new DuckDbBench(database));
    }

    /// <inheritdoc/>
    public Task<IReadOnlyDictionary<(string Schema, string Table), PublishedTable>> ShapesAsync() => Task.FromResult(StoredShapes.Published(Session));

    /// <inheritdoc/>
    public Task BeginAsync() => Session.ExecuteAsync("begin transaction");

    /// <inheritdoc/>
    public Task EndAsync() => Session.ExecuteAsync("rollback");

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _statistics.DisposeAsync();
        _database.Dispose();
    }
}
