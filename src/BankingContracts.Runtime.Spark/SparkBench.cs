using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Spark.Dialects;
using BankingContracts.Runtime.Spark.Ingestion;
using BankingContracts.Runtime.Spark.Places;
using BankingContracts.Runtime.Spark.Platforms;
using BankingContracts.Runtime.Spark.Sessions;
using BankingContracts.Runtime.Sql;
using BankingContracts.Runtime.Sql.Dialects;
using BankingContracts.Runtime.Sql.Ingestion;
using BankingContracts.Runtime.Sql.Queries;
using BankingContracts.Runtime.Sql.Sessions;
using BankingContracts.Runtime.Sql.Tables;

namespace BankingContracts.Runtime.Spark;

/// <summary>
/// Examples on Spark: a place for each example, which is removed after it. No table is created, and nobody waits for a lock. A run that publishes at the same time
/// may remove the place of an example.
/// </summary>
/// <param name="platform">Where Spark runs.</param>
/// <param name="server">The connections; they are disposed with this object.</param>
/// <param name="session">The session; it is disposed with this object.</param>
internal sealed class SparkBench(ISparkPlatform platform, ISparkServer server, SqlSession session) : ISqlBench, IColumnStatistics
{
    private IRunPlace? _place;

    /// <inheritdoc/>
    public SqlSession Session => session;

    /// <inheritdoc/>
    public SqlDialect Dialect => Words;

    /// <inheritdoc/>
    public ISqlErrors Errors => platform.Errors;

    /// <inheritdoc/>
    public IFileLoader Loader => new SparkFileLoader(session, Words, Place);

    /// <summary>Nothing is known without reading rows.</summary>
    public IColumnStatistics Statistics => this;

    /// <inheritdoc/>
    public IRowStore? Rows => null;

    private IRunPlace Place => _place ?? throw new InvalidOperationException("No example has begun.");

    private SparkDialect Words => new(platform.Names, Place);

    /// <summary>No table of a run exists here.</summary>
    public Task<IReadOnlyDictionary<(string Schema, string Table), PublishedTable>> ShapesAsync() =>
        Task.FromResult<IReadOnlyDictionary<(string Schema, string Table), PublishedTable>>(new Dictionary<(string Schema, string Table), PublishedTable>());

    /// <inheritdoc/>
    public Task BeginAsync()
    {
        _place = platform.NewPlace(server, session);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task EndAsync()
    {
        await Place.RemoveAsync();
        _place = null;
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<double?>> DistinctAsync(ModelDefinition model, IReadOnlyList<string> columns) =>
        Task.FromResult<IReadOnlyList<double?>>([.. columns.Select(_ => (double?)null)]);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await session.DisposeAsync();
        server.Dispose();
    }
}
