using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Outcomes;
using BankingContracts.Runtime.Sql.Dialects;
using BankingContracts.Runtime.Sql.Differences;
using BankingContracts.Runtime.Sql.Sessions;

namespace BankingContracts.Runtime.Sql.Audits;

/// <summary>Audits over whole published tables, for readers of an engine.</summary>
public static class WholeAudits
{
    /// <summary>The counts of failing rows, in the order of <paramref name="audits"/>.</summary>
    /// <param name="session">The session.</param>
    /// <param name="sql">The dialect.</param>
    /// <param name="errors">The meaning of errors.</param>
    /// <param name="pipeline">The pipeline.</param>
    /// <param name="audits">The audits.</param>
    /// <param name="runAt">The time of the audits.</param>
    /// <param name="bind">Gives a query the models that it reads; null where plain names mean the tables.</param>
    public static Task<IReadOnlyList<AuditCount>> CountAsync(
        SqlSession session,
        SqlDialect sql,
        ISqlErrors errors,
        PipelineDefinition pipeline,
        IReadOnlyList<AuditDefinition> audits,
        DateTime runAt,
        Func<string, IEnumerable<string>, string>? bind = null) =>
        new AuditStep(new AuditBatches(session, errors, pipeline), sql, runAt, (text, reads) => Task.FromResult(bind?.Invoke(text, reads) ?? text)).CountAsync(audits);

    /// <summary>The first failing rows of an audit; null when they cannot be read.</summary>
    public static Task<FailingRows?> FailingRowsAsync(
        SqlSession session, SqlDialect sql, AuditDefinition audit, DateTime runAt, Func<string, IEnumerable<string>, string>? bind = null)
    {
        var text = sql.AtRun(audit.FailingRows, runAt);
        return FailingRowsReader.TryReadAsync(session, sql, bind?.Invoke(text, audit.Reads) ?? text);
    }
}
