using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Outcomes;
using BankingContracts.Runtime.Sql.Dialects;

namespace BankingContracts.Runtime.Sql.Audits;

/// <summary>Counts the failing rows of audits over whole tables. All row-by-row audits of a model share one scan.</summary>
/// <param name="batches">Runs the statements.</param>
/// <param name="sql">The dialect.</param>
/// <param name="runAt">The run's timestamp.</param>
/// <param name="bind">Gives contract SQL what it reads.</param>
internal sealed class AuditStep(AuditBatches batches, SqlDialect sql, DateTime runAt, Func<string, IEnumerable<string>, Task<string>> bind)
{
    /// <summary>The counts, in the order of <paramref name="audits"/>.</summary>
    public async Task<IReadOnlyList<AuditCount>> CountAsync(IReadOnlyList<AuditDefinition> audits)
    {
        var counts = new AuditCount[audits.Count];
        var positions = audits.Select((audit, index) => (Audit: audit, Index: index));
        foreach (var group in positions.GroupBy(p => p.Audit.FailingCondition is null ? p.Audit.Name : "scan of " + p.Audit.Model))
        {
            var members = group.ToList();
            foreach (var (member, result) in members.Zip(await batches.CountAsync([.. members.Select(m => m.Audit)], static a => a, StatementAsync)))
                counts[member.Index] = result;
        }

        return counts;
    }

    private Task<string> StatementAsync(IReadOnlyList<AuditDefinition> audits) => audits[0].FailingCondition is null
        ? bind($"select 0, count(*) from (\n{sql.AtRun(audits[0].FailingRows, runAt)}\n) as f", audits[0].Reads)
        : bind(AtRun(RowAudits.Counts(sql, [.. audits.Select((a, i) => (a, i))], "count(*)", sql.Name(audits[0].Model))), [audits[0].Model]);

    private string AtRun(string text) => sql.AtRun(text, runAt);
}
