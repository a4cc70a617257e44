using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.DuckDb.Changes;
using BankingContracts.Runtime.DuckDb.Dialects;
using BankingContracts.Runtime.DuckDb.Queries;
using BankingContracts.Runtime.DuckDb.Sessions;
using BankingContracts.Runtime.Outcomes;

namespace BankingContracts.Runtime.DuckDb.Audits;

/// <summary>
/// Updates the counts of failing rows from the change sets of the audited models: the rows that failed before, minus those that the
/// change touches, plus the touched rows that fail now. The result is exactly that of reading whole tables. If a change cannot be
/// followed, whole tables are read.
/// </summary>
/// <param name="session">The database.</param>
/// <param name="pipeline">The pipeline.</param>
/// <param name="changes">What this run did so far.</param>
/// <param name="chooser">Chooses links.</param>
/// <param name="runAt">The run's timestamp.</param>
/// <param name="fewRows">Up to this number of rows, reading whole tables for all audits in one statement is faster than finding out what to read.</param>
internal sealed class ChangeAudits(SqlSession session, PipelineDefinition pipeline, ChangeSets changes, LinkChooser chooser, DateTime runAt, long fewRows = 20_000)
{
    private readonly AuditBatches _batches = new(session, pipeline);

    /// <summary>The counts, in the order of <paramref name="audits"/>.</summary>
    public IReadOnlyList<AuditCount> Count(IReadOnlyList<DueAudit> audits)
    {
        var counts = new Dictionary<string, AuditCount>();
        var domains = new ColumnDomains();
        var rowAudits = new List<DueAudit>();
        var linked = new List<LinkedAudit>();
        foreach (var due in audits.Where(IsConfirmed))
            counts[due.Audit.Name] = new AuditCount(0, 0, null);
        var small = audits.Where(IsSmall).Select(d => d.Audit.Name).ToHashSet();
        chooser.Measure([.. audits.Where(d => !small.Contains(d.Audit.Name)).SelectMany(d => d.Audit.Links)]);
        foreach (var due in audits.Where(d => d.FailingBefore is not null && !d.Audit.DependsOnTime && !counts.ContainsKey(d.Audit.Name)))
        {
            var changed = due.Audit.Reads.Where(m => !changes.Of(m).IsEmpty).ToList();
            if (changed.Count == 0)
                counts[due.Audit.Name] = new AuditCount(due.FailingBefore!.Value, 0, null);
            else if (changed.Any(m => !changes.Of(m).IsKnown))
                continue;
            else if (due.Audit.FailingCondition is not null)
                rowAudits.Add(due);
            else if (!small.Contains(due.Audit.Name) && Follow(due, changed, domains) is { } audit)
                linked.Add(audit);
        }

        CountRows(rowAudits, counts);
        CountLinked(linked, domains, counts);
        CountSmall([.. audits.Where(d => small.Contains(d.Audit.Name) && !counts.ContainsKey(d.Audit.Name)).Select(d => d.Audit)], counts);
        var whole = audits.Where(d => !counts.ContainsKey(d.Audit.Name)).Select(d => d.Audit).ToList();
        foreach (var (audit, count) in whole.Zip(new AuditStep(_batches, runAt).Count(whole)))
            counts[audit.Name] = count;
        return [.. audits.Select(d => counts[d.Audit.Name])];
    }

    /// <summary>The key was just checked over all rows of the model, before they were stored. A key that is unique in all rows is unique in every part.</summary>
    private bool IsConfirmed(DueAudit due) => due.Audit.Type == AuditType.Unique
        && changes.IsKeyConfirmed(due.Audit.Model)
        && pipeline[due.Audit.Model].Key.Order(StringComparer.Ordinal).SequenceEqual(due.Audit.Links.Select(l => l.Column).Order(StringComparer.Ordinal));

    private bool IsSmall(DueAudit due) => due.Audit.FailingCondition is null
        && due.Audit.Reads.All(m => pipeline[m].Body is not QueryBody { Materialization: Materialization.View })
        && due.Audit.Reads.Sum(chooser.Rows) <= fewRows;

    private void CountRows(List<DueAudit> audits, Dictionary<string, AuditCount> counts)
    {
        if (audits.Count == 0)
            return;
        var changed = _batches.Count(audits, static d => d.Audit, some => Sql.AtRun(
            string.Join("\nunion all\n", some.Select((d, i) => (d.Audit, Position: i)).GroupBy(p => p.Audit.Model).Select(m => $"({RowAudits.Changes([.. m], m.Key)})")), runAt));
        foreach (var (due, change) in audits.Zip(changed))
            counts[due.Audit.Name] = Add(due.FailingBefore!.Value, change);
    }

    private void CountSmall(List<AuditDefinition> audits, Dictionary<string, AuditCount> counts)
    {
        if (audits.Count == 0)
            return;
        var failing = _batches.Count(audits, static a => a, some => Sql.AtRun(
            string.Join("\nunion all\n", some.Select((a, i) => $"select {i}::integer, (select count(*) from (\n{a.FailingRows[SqlDialect.DuckDb]}\n))")), runAt));
        foreach (var (audit, count) in audits.Zip(failing))
            counts[audit.Name] = count;
    }

    private LinkedAudit? Follow(DueAudit due, List<string> changed, ColumnDomains domains)
    {
        var plan = chooser.Choose(due.Audit.Links, [], changed, takesSeveralOutputs: false);
        if (plan.WholeBecause is not null || due.Audit.NeedsRelations)
            return null;
        var output = plan.Links[0].Output;
        var unchanged = due.Audit.Links.Where(l => l.Output == output && !changed.Contains(l.Upstream)).DistinctBy(l => l.Upstream);
        var links = plan.Links.Concat(unchanged).ToList();
        domains.Join(links.Select(l => (l.Upstream, l.Column)));
        return new LinkedAudit(due.Audit, due.FailingBefore!.Value, output, links, -1);
    }

    private void CountLinked(List<LinkedAudit> followed, ColumnDomains domains, Dictionary<string, AuditCount> counts)
    {
        if (followed.Count == 0)
            return;
        var slices = new AuditSlices(session, pipeline, changes);
        var audits = followed.ConvertAll(a => a with { Domain = domains.Of((a.Links[0].Upstream, a.Links[0].Column)) });
        foreach (var domain in audits.GroupBy(a => a.Domain))
        {
            var columns = domain.SelectMany(a => a.Links).Select(l => (l.Upstream, l.Column)).Distinct().ToList();
            slices.Collect(domain.Key, columns.Where(c => !changes.Of(c.Upstream).IsEmpty));
            foreach (var (model, column) in columns)
                slices.Read(domain.Key, model, column, [.. domain.Where(a => a.ColumnOf(model) == column).Select(a => a.Audit)]);
        }

        var changed = _batches.Count(audits, static a => a.Audit, some => Sql.AtRun(string.Join("\nunion all\n", some.Select((a, i) => Change(a, i, slices))), runAt));
        foreach (var (audit, change) in audits.Zip(changed))
            counts[audit.Audit.Name] = Add(audit.FailingBefore, change);
        if (changed.TrueForAll(c => c.Error is null))
            slices.Drop();
    }

    /// <summary>If no row failed before, no touched row failed before.</summary>
    private static string Change(LinkedAudit audit, int position, AuditSlices slices)
    {
        var now = Failing(audit, slices, slices.Now);
        return audit.FailingBefore == 0
            ? $"select {position}::integer, {now}"
            : $"select {position}::integer, {now} - {Failing(audit, slices, slices.Before)}";
    }

    private static string Failing(LinkedAudit audit, AuditSlices slices, Func<LinkedAudit, string, string> shadow) => $"""
        (with {string.Join(", ", audit.Audit.Reads.Select(m => shadow(audit, m)))}
        select count(*) from (
        {audit.Audit.FailingRows[SqlDialect.DuckDb]}
        ) as _q where {slices.Touched(audit.Domain).Contain(Sql.Column("_q", audit.Output))})
        """;

    private static AuditCount Add(long before, AuditCount change) => change.Error is null && change.WasTried
        ? change with { FailingRows = before + change.FailingRows }
        : change;
}
