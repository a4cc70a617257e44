using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Outcomes;

namespace BankingContracts.Runtime.Execution;

/// <summary>Turns a number of failing rows into a verdict. As in dbt, severity and thresholds decide.</summary>
public static class AuditEvaluation
{
    private static readonly RowThreshold AnyRow = new("!=", 0);

    /// <summary>The verdict.</summary>
    public static AuditResult Of(AuditDefinition audit, AuditCount count)
    {
        var status = count switch
        {
            { WasTried: false } => AuditStatus.Skipped,
            { Error: not null } => AuditStatus.Errored,
            _ => Judge(audit, count.FailingRows),
        };
        return new AuditResult(audit, status, count.FailingRows, count.Milliseconds, false, count.Error ?? "");
    }

    private static AuditStatus Judge(AuditDefinition audit, long failingRows)
    {
        if (audit.Severity == AuditSeverity.Error && (audit.ErrorIf ?? AnyRow).IsMetBy(failingRows))
            return AuditStatus.Failed;
        return (audit.WarnIf ?? AnyRow).IsMetBy(failingRows) ? AuditStatus.Warned : AuditStatus.Passed;
    }
}
