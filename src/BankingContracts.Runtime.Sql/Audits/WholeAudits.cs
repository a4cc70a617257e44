using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Outcomes;
using BankingContracts.Runtime.Sql.Dialects;
using BankingContracts.Runtime.Sql.Differences;
using BankingContracts.Runtime.Sql.Sessions;

namespace BankingContracts.Runtime.Sql.Audits;

/// <summary>Audits over whole published tables, for readers of an engine in which plain names mean these tables.</summary>
public static class WholeAudits
{
    /// <summary>The counts of failing rows, in the order of <paramref name="audits"/>.</summary>
    public static Task<IReadOnlyList<AuditCount>> CountAsync(
        SqlSession session, SqlDialect sql, ISqlErrors errors, PipelineDefinition pipeline, IReadOnlyList<AuditDefinition> audits, DateTime runAt) =>
        new AuditStep(new AuditBatches(session, errors, pipeline), sql, runAt, static (text, _) => Task.FromResult(text)).CountAsync(audits);

    /// <summary>The first failing rows of an audit; null when they cannot be read.</summary>
    public static Task<FailingRows?> FailingRowsAsync(SqlSession session, SqlDialect sql, AuditDefinition audit, DateTime runAt) =>
        FailingRowsReader.TryReadAsync(session, sql, sql.AtRun(audit.FailingRows, runAt));
}
