using System.Data.Common;
using System.Diagnostics;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.DuckDb.Connections;
using BankingContracts.Runtime.Execution;
using DuckDB.NET.Data;

namespace BankingContracts.Runtime.DuckDb.Audits;

/// <summary>Counts the failing rows of audits. All row-by-row audits of a model share one scan.</summary>
internal sealed class AuditStep(DuckDBConnection connection, DateTime runAt)
{
    private bool _isAborted;

    /// <summary>The counts, in the order of <paramref name="audits"/>.</summary>
    public IReadOnlyList<AuditCount> Count(IReadOnlyList<AuditDefinition> audits, CancellationToken cancellation)
    {
        var counts = new AuditCount[audits.Count];
        var positions = audits.Select((audit, index) => (Audit: audit, Index: index));
        foreach (var group in positions.GroupBy(p => p.Audit.FailingCondition is null ? p.Audit.Name : "scan of " + p.Audit.Model))
        {
            cancellation.ThrowIfCancellationRequested();
            var members = group.ToList();
            var results = _isAborted ? members.ConvertAll(_ => AuditCount.NotTried) : Scan([.. members.Select(m => m.Audit)]);
            foreach (var (member, result) in members.Zip(results))
                counts[member.Index] = result;
        }

        return counts;
    }

    /// <summary>
    /// One scan for all. Where binding fails, one for each, so that the error ends at the audit that caused it; an error
    /// while running has ended the transaction, and with it every chance to find out more.
    /// </summary>
    private List<AuditCount> Scan(List<AuditDefinition> audits)
    {
        var watch = Stopwatch.StartNew();
        try
        {
            var failing = connection.Rows(Sql.AtRun(Statement(audits), runAt), r => audits.Select((_, i) => r.GetInt64(i)).ToList())[0];
            var share = watch.Elapsed.TotalMilliseconds / audits.Count;
            return [.. failing.Select(rows => new AuditCount(rows, share, null))];
        }
        catch (DbException e)
        {
            _isAborted = IsAborted();
            return audits.Count > 1 && !_isAborted
                ? [.. audits.SelectMany(a => Scan([a]))]
                : audits.ConvertAll(_ => new AuditCount(0, watch.Elapsed.TotalMilliseconds / audits.Count, e.Message.TrimEnd()));
        }
    }

    private bool IsAborted()
    {
        try
        {
            connection.Scalar<int>("select 1");
            return false;
        }
        catch (DbException)
        {
            return true;
        }
    }

    private static string Statement(List<AuditDefinition> audits)
    {
        if (audits[0].FailingCondition is null)
            return $"select count(*) from (\n{audits[0].FailingRows[SqlDialect.DuckDb]}\n)";
        var counts = audits.Select(a => $"count(*) filter (where {a.FailingCondition![SqlDialect.DuckDb]})");
        return $"select {string.Join(",\n", counts)}\nfrom {Sql.Name(audits[0].Model)}";
    }
}
