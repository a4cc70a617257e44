using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.DuckDb.Dialects;
using BankingContracts.Runtime.Outcomes;

namespace BankingContracts.Runtime.DuckDb.Audits;

/// <summary>Counts the failing rows of audits over whole tables. All row-by-row audits of a model share one scan.</summary>
internal sealed class AuditStep(AuditBatches batches, DateTime runAt)
{
    /// <summary>The counts, in the order of <paramref name="audits"/>.</summary>
    public IReadOnlyList<AuditCount> Count(IReadOnlyList<AuditDefinition> audits)
    {
        var counts = new AuditCount[audits.Count];
        var positions = audits.Select((audit, index) => (Audit: audit, Index: index));
        foreach (var group in positions.GroupBy(p => p.Audit.FailingCondition is null ? p.Audit.Name : "scan of " + p.Audit.Model))
        {
            var members = group.ToList();
            foreach (var (member, result) in members.Zip(batches.Count([.. members.Select(m => m.Audit)], static a => a, Statement)))
                counts[member.Index] = result;
        }

        return counts;
    }

    private string Statement(IReadOnlyList<AuditDefinition> audits) => Sql.AtRun(
        audits[0].FailingCondition is null
            ? $"select 0, count(*) from (\n{audits[0].FailingRows[SqlDialect.DuckDb]}\n)"
            : RowAudits.Counts([.. audits.Select((a, i) => (a, i))], "count(*)", Sql.Name(audits[0].Model)),
        runAt);
}
