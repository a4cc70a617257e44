using BankingContracts.Runtime.Sql.Dialects;
using BankingContracts.Runtime.Sql.Sessions;
using BankingContracts.Runtime.Sql.State;

namespace BankingContracts.Runtime.Sql.TimeTravel;

/// <summary>A moment before the last run.</summary>
/// <param name="At">The last run at or before it; the moment itself when it is before the first run.</param>
/// <param name="Runs">That run and the runs before it, the newest first.</param>
public sealed record PastMoment(DateTime At, IReadOnlyList<DateTime> Runs)
{
    /// <summary>The time that was asked for.</summary>
    public required DateTime Asked { get; init; }

    /// <summary>The moment of <paramref name="at"/>; null as of the last run or later, when the tables themselves are right.</summary>
    /// <param name="session">The session.</param>
    /// <param name="sql">The dialect.</param>
    /// <param name="table">The relation of a stored table.</param>
    /// <param name="at">The time.</param>
    public static async Task<PastMoment?> OfAsync(SqlSession session, SqlDialect sql, Func<StoredTable, string> table, DateTime at)
    {
        var runs = await session.RowsAsync(
            $"select distinct run_at from {table(new StateTables(sql).Runs)} as _r order by run_at desc",
            static r => DateTime.SpecifyKind(r.GetDateTime(0), DateTimeKind.Utc));
        if (runs.Count == 0 || at >= runs[0])
            return null;
        List<DateTime> until = [.. runs.SkipWhile(r => r > at)];
        return new PastMoment(until.Count == 0 ? at : until[0], until) { Asked = at };
    }

    /// <summary>What a user reads who names a table with its schema, which has only the rows of now.</summary>
    /// <param name="name">The table.</param>
    /// <param name="qualified">Its name as the user wrote it.</param>
    public static PipelineException Refusal(string name, string qualified) =>
        PipelineException.BadInput($"With --as-of a query uses the plain names of models: write {name} instead of {qualified}.");
}
