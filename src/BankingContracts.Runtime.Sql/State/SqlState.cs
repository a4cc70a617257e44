using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Sql.Dialects;
using BankingContracts.Runtime.Sql.Ingestion;
using BankingContracts.Runtime.Sql.Sessions;
using BankingContracts.Runtime.State;

namespace BankingContracts.Runtime.Sql.State;

/// <summary>The pipeline's own state, for engines that read and prepare it.</summary>
/// <param name="session">The session.</param>
/// <param name="sql">The dialect.</param>
/// <param name="tables">Where its tables are read; null for as they are now.</param>
public sealed class SqlState(SqlSession session, SqlDialect sql, IStateTables? tables = null)
{
    internal StateStore Store { get; } = new(session, sql, tables ?? new TablesNow(session, sql));

    /// <summary>Where its tables are read.</summary>
    internal IStateTables Stored { get; } = tables ?? new TablesNow(session, sql);

    /// <summary>The tables of the state.</summary>
    public static IReadOnlyList<StoredTable> Tables(SqlDialect sql) => [.. new StateTables(sql).All, RaggedRows.Of(sql)];

    /// <summary>A query for one text that is another one after each commit of a run, in a database whose tables of the state exist.</summary>
    /// <param name="sql">The dialect.</param>
    /// <param name="catalog">The catalog of the database.</param>
    public static string Moment(SqlDialect sql, string catalog)
    {
        var text = sql.Type(new(ColumnKind.Varchar));
        return $"select cast(count(*) as {text}) || coalesce(max(run_id), '') || coalesce(cast(max(finished_at) as {text}), '') from {catalog}.{sql.Table(new StateTables(sql).Runs)}";
    }

    /// <summary>Reads the state as <paramref name="pipeline"/> understands it; empty in a database without a committed run.</summary>
    /// <exception cref="PipelineException">A later version of the program wrote the database.</exception>
    public Task<PipelineState> ReadAsync(PipelineDefinition pipeline) => Store.ReadAsync(pipeline);

    /// <summary>The committed runs that finished after a time, the oldest first; null for all.</summary>
    public Task<IReadOnlyList<CommittedRun>> RunsAsync(DateTime? after) => Store.RunsAsync(after);
}
