using System.Data;
using System.Data.Common;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Engines;
using BankingContracts.Runtime.Outcomes;
using BankingContracts.Runtime.State;

namespace BankingContracts.Cli.Tests.Samples;

/// <summary>Answers every query with prepared rows and remembers the SQL, or what is read of a model. The engines' own tests show that such SQL runs.</summary>
internal sealed class FakeDatabase(Func<string, DataTable>? answer = null) : IEngineProvider, IEngine, IEngineReader
{
    public string Name => "duckdb";

    public string Description => $"DuckDB {Settings?.DatabasePath}";

    public string DatasetNamespace => "duckdb://sample";

    public string TextOf(SqlText generated, DateTime? runAt = null) => generated.DuckDb;

    public Task<bool> ExistsAsync(CancellationToken cancellation) => Task.FromResult(DatabaseExists);

    public Task<IReadOnlyList<EngineCheck>> DiagnoseAsync(CancellationToken cancellation) => Task.FromResult(Checks);

    public IReadOnlyList<EngineCheck> Checks { get; init; } = [];

    /// <summary>Whether there is a database.</summary>
    public bool DatabaseExists { get; init; } = true;

    public EngineSettings? Settings { get; private set; }

    public PipelineState State { get; init; } = PipelineState.Empty;

    /// <summary>The runs that were committed, the oldest first.</summary>
    public IReadOnlyList<CommittedRun> Runs { get; init; } = [];

    public Exception? OpenError { get; init; }

    /// <summary>How often it cannot be opened; then it can.</summary>
    public int OpenErrors { get; set; } = int.MaxValue;

    public List<string> Queries { get; } = [];

    public IReadOnlyList<RetiredModel> Retired { get; init; } = [];

    public List<string> Pruned { get; } = [];

    IReadOnlyList<EngineSetting> IEngineProvider.Settings => [new("DATABRICKS_HOST"), new("DATABRICKS_TOKEN", IsSecret: true)];

    public static DataTable Rows(string[] columns, params object?[][] rows)
    {
        var table = new DataTable();
        for (var i = 0; i < columns.Length; i++)
            table.Columns.Add(columns[i], rows.Select(r => r[i]).FirstOrDefault(v => v is not null)?.GetType() ?? typeof(string));
        foreach (var row in rows)
            table.Rows.Add(row);
        return table;
    }

    public IEngine Create(EngineSettings settings)
    {
        Settings = settings;
        return this;
    }

    public Task<IEngineReader> OpenReaderAsync(PipelineDefinition pipeline, CancellationToken cancellation) =>
        OpenError is null || OpenErrors-- <= 0 ? Task.FromResult<IEngineReader>(this) : throw OpenError;

    public Task<FailingRows?> FailingRowsAsync(AuditDefinition audit, DateTime runAt, CancellationToken cancellation) => Task.FromResult<FailingRows?>(null);

    public Task<IEngineRun> OpenRunAsync(PipelineDefinition pipeline, DateTime runAt, CancellationToken cancellation) =>
        throw OpenError ?? new NotSupportedException();

    public Task<IReadOnlyList<RetiredModel>> FindRetiredAsync(PipelineDefinition pipeline, CancellationToken cancellation) =>
        OpenError is null || OpenErrors-- <= 0 ? Task.FromResult(Retired) : throw OpenError;

    public Task<IReadOnlyList<RetiredModel>> PruneAsync(PipelineDefinition pipeline, IReadOnlyCollection<string> models, CancellationToken cancellation)
    {
        Pruned.AddRange(models);
        return Task.FromResult(Retired);
    }

    public Task<PipelineState> ReadStateAsync(CancellationToken cancellation) => Task.FromResult(State);

    public Task<IReadOnlyList<CommittedRun>> ReadRunsAsync(DateTime? after, CancellationToken cancellation) => Task.FromResult(Runs);

    public Task<DbDataReader> QueryAsync(string sql, CancellationToken cancellation)
    {
        Queries.Add(sql);
        return Task.FromResult<DbDataReader>((answer?.Invoke(sql) ?? Rows(["one"], [1])).CreateDataReader());
    }

    public Task<DbDataReader> ReadModelAsync(ModelDefinition model, ModelRead read, CancellationToken cancellation) =>
        QueryAsync($"{model.Name}{string.Concat(read.Key.Select(k => $" {k.Key}={k.Value}"))} by {string.Join(", ", read.OrderBy)}", cancellation);

    public Task<DbDataReader> QueryAsOfAsync(string sql, PastTime asOf, CancellationToken cancellation) => QueryAsync(sql, cancellation);

    public Task<DbDataReader> ReadStoodAsync(ModelDefinition model, ModelRead read, DateTime? asOf, CancellationToken cancellation) => ReadModelAsync(model, read, cancellation);

    public Task<IReadOnlyList<AuditCount>> AuditAsync(
        IReadOnlyList<AuditDefinition> audits, DateTime runAt, CancellationToken cancellation) => throw new NotSupportedException();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
