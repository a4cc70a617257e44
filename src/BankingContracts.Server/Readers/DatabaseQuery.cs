using System.Data.Common;
using BankingContracts.Runtime;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Engines;
using BankingContracts.Runtime.Histories;

namespace BankingContracts.Server.Readers;

/// <summary>What somebody asks the pipeline's database.</summary>
internal sealed class DatabaseQuery
{
    private readonly Func<IEngineReader, CancellationToken, Task<DbDataReader>> _ask;

    private DatabaseQuery(Func<IEngineReader, CancellationToken, Task<DbDataReader>> ask) => _ask = ask;

    /// <summary>The time whose rows are meant, UTC; null for now.</summary>
    public PastTime? AsOf { get; private init; }

    /// <summary>A statement of a user, as the command line accepts it.</summary>
    /// <exception cref="PipelineException">It is empty.</exception>
    public static DatabaseQuery OfSql(string sql, PastTime? asOf)
    {
        if (string.IsNullOrWhiteSpace(sql))
            throw PipelineException.BadInput("The SQL is empty; write for example select 1.");
        return new((reader, cancellation) => asOf is { } at ? reader.QueryAsOfAsync(sql, at, cancellation) : reader.QueryAsync(sql, cancellation)) { AsOf = asOf };
    }

    /// <summary>All versions of one key.</summary>
    /// <exception cref="PipelineException">There is no such snapshot, or the values do not fit its key.</exception>
    public static DatabaseQuery OfHistory(PipelineDefinition pipeline, string model, IReadOnlyList<string> key, DateTime? asOf) =>
        new((reader, cancellation) => KeyHistory.Of(pipeline, model, key).ReadAsync(reader, asOf, cancellation)) { AsOf = asOf is { } at ? new PastTime(at) : null };

    /// <summary>Asks it. The caller disposes the rows.</summary>
    /// <exception cref="PipelineException">The SQL is wrong, does more than read tables, or there is no such key.</exception>
    public Task<DbDataReader> AskAsync(IEngineReader reader, CancellationToken cancellation) => _ask(reader, cancellation);
}
