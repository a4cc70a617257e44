using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.DuckDb.Connections;
using BankingContracts.Runtime.DuckDb.Dialects;
using BankingContracts.Runtime.DuckDb.Errors;
using BankingContracts.Runtime.Faults;
using BankingContracts.Runtime.Sql.Faults;

namespace BankingContracts.Runtime.DuckDb.Faults;

/// <summary>Looks for the rows on which users' SQL fails, in a copy of the rows.</summary>
internal static class FaultSearch
{
    /// <summary>A finding for each of <paramref name="sqls"/>, null for one that does not fail; null if the rows can no longer be read.</summary>
    public static Task<IReadOnlyList<FaultFinding?>?> FindAsync(
        DuckDbDatabase database, PipelineDefinition pipeline, IReadOnlyList<FaultySql> sqls, DateTime runAt, bool showValues, CancellationToken cancellation) => RowSearch.TryAsync(
        async () =>
        {
            var read = ReadModels.Of(pipeline, sqls);
            using var saved = SavedRows.Of(database.Session, pipeline, read);
            await using var session = saved.Open(database);
            var rows = new ScratchRows(session, runAt);
            var search = new RowSearch(session, DuckDbDialect.Instance, new DuckDbErrorMeaning(database.Path), pipeline, read, rows, showValues);
            return await session.WithinAsync(() => search.FindAsync(sqls), cancellation);
        });
}
