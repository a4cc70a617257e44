using System.Data.Common;
using BankingContracts.Adbc.Reading;
using BankingContracts.Runtime.Spark.Statements;
using BankingContracts.Runtime.Spark.Workspaces;
using BankingContracts.Runtime.Sql.Sessions;

namespace BankingContracts.Runtime.Spark.Sessions;

/// <summary>Statements on a SQL warehouse, each by itself: nothing connects them but the user.</summary>
internal sealed class WarehouseSession(StatementApi api, Pauses pauses) : ISqlSession
{
    /// <inheritdoc/>
    public string System => "databricks";

    /// <inheritdoc/>
    public char NameQuote => '`';

    /// <inheritdoc/>
    public Task ExecuteAsync(string sql, CancellationToken cancellation) => api.RunAsync(sql, isQuery: false, cancellation);

    /// <inheritdoc/>
    public async Task<DbDataReader> QueryAsync(string sql, CancellationToken cancellation)
    {
        var answer = await api.RunAsync(sql, isQuery: true, cancellation);
        return new ArrowDataReader(await ResultStream.OpenAsync(new ResultChunks(api, answer, pauses), answer, cancellation));
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
