using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.DuckDb.Connections;
using BankingContracts.Runtime.DuckDb.Sessions;
using BankingContracts.Runtime.Faults;

namespace BankingContracts.Runtime.DuckDb.Faults;

/// <summary>Looks for the rows on which users' SQL fails. It changes nothing, and its own errors are not reported: the caller already has a fault to report.</summary>
internal static class FaultSearch
{
    /// <summary>A finding for each of <paramref name="sqls"/>, null for one that does not fail; null if the rows can no longer be read.</summary>
    public static IReadOnlyList<FaultFinding?>? Find(
        DuckDbDatabase database, PipelineDefinition pipeline, IReadOnlyList<FaultySql> sqls, DateTime runAt, bool showValues, CancellationToken cancellation)
    {
        try
        {
            using var saved = SavedRows.Of(database.Session, pipeline, sqls);
            var session = saved.Open(database);
            try
            {
                var search = new RowSearch(session, pipeline, saved, runAt, showValues);
                return session.Within(() => sqls.Select(search.Find).ToList(), cancellation);
            }
            finally
            {
                session.Dispose();
            }
        }
#pragma warning disable CA1031 // Whatever ends the search, the fault itself is reported.
        catch (Exception e) when (e is not OperationCanceledException)
#pragma warning restore CA1031
        {
            return null;
        }
    }
}
