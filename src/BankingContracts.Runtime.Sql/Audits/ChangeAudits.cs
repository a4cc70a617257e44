using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Outcomes;
using BankingContracts.Runtime.Sql.Queries;
using BankingContracts.Runtime.Sql.Steps;

namespace BankingContracts.Runtime.Sql.Audits;

/// <summary>
/// Updates the counts of failing rows from the changes of the audited models: the rows that failed before, minus those that the
/// change touches, plus the touched rows that fail now. The result is exactly that of reading whole tables. If a change cannot be
/// followed, whole tables are read.
/// </summary>
/// <param name="run">The run.</param>
/// <param name="chooser">Chooses links.</param>
/// <param name="computed">The rows that query steps computed.</param>
/// <param name="fewRows">Up to this number of rows, reading whole tables for all audits in one statement is faster than finding out what to read.</param>
internal sealed class ChangeAudits(StepContext run, LinkChooser chooser, ComputedRows computed, long fewRows = 20_000)
{
    private readonly AuditBatches _batches = new(run.Session, run.Errors, run.Pipeline);

    /// <summary>The counts, in the order of <paramref name="audits"/>.</summary>
    public async Task<IReadOnlyList<AuditCount>> CountAsync(IReadOnlyList<DueAudit> audits)
    {
        var counts = new Dictionary<string, AuditCount>();
        var domains = new ColumnDomains();
        var rowAudits = new List<DueAudit>();
        var linked = new List<LinkedAudit>();
        foreach (var due in audits.Where(IsConfirmed))
            counts[due.Audit.Name] = new AuditCount(0, 0, null);
        var small = await SmallAsync(audits);
        await chooser.MeasureAsync([.. audits.Where(d => !small.Contains(d.Audit.Name)).SelectMany(d => d.Audit.Links)]);
        foreach (var due in audits.Where(d => d.FailingBefore is not null && !d.Audit.DependsOnTime && !counts.ContainsKey(d.Audit.Name)))
        {
            var changed = due.Audit.Reads.Where(m => !run.Net(m).IsEmpty).ToList();
            if (changed.Count == 0)
                counts[due.Audit.Name] = new AuditCount(due.FailingBefore!.Value, 0, null);
            else if (changed.Any(m => !run.Net(m).IsKnown))
                continue;
            else if (due.Audit.FailingCondition is not null)
                rowAudits.Add(due);
            else if (!small.Contains(due.Audit.Name) && await FollowAsync(due, changed, domains) is { } audit)
                linked.Add(audit);
        }

        await CountRowsAsync(rowAudits, counts);
        await CountLinkedAsync(linked, domains, counts);
        await CountSmallAsync([.. audits.Where(d => small.Contains(d.Audit.Name) && !counts.ContainsKey(d.Audit.Name)).Select(d => d.Audit)], counts);
        var whole = audits.Where(d => !counts.ContainsKey(d.Audit.Name)).Select(d => d.Audit).ToList();
        var step = new AuditStep(_batches, run.Sql, run.RunAt, (sql, reads) => run.Names.BindAsync(sql, reads));
        foreach (var (audit, count) in whole.Zip(await step.CountAsync(whole)))
            counts[audit.Name] = count;
        return [.. audits.Select(d => counts[d.Audit.Name])];
    }

    /// <summary>The key was just checked over all rows of the model, before they were stored. A key that is unique in all rows is unique in every part.</summary>
    private bool IsConfirmed(DueAudit due) => due.Audit.Type == AuditType.Unique
        && computed.IsKeyConfirmed(due.Audit.Model)
        && run.Pipeline[due.Audit.Model].Key.Order(StringComparer.Ordinal).SequenceEqual(due.Audit.Links.Select(l => l.Column).Order(StringComparer.Ordinal));

    private async Task<HashSet<string>> SmallAsync(IReadOnlyList<DueAudit> audits)
    {
        var small = new HashSet<string>();
        foreach (var audit in audits.Select(d => d.Audit).Where(a => a.FailingCondition is null && !a.Reads.Any(IsView)))
        {
            var rows = 0L;
            foreach (var model in audit.Reads)
                rows += await chooser.RowsAsync(model);
            if (rows <= fewRows)
                small.Add(audit.Name);
        }

        return small;
    }

    private bool IsView(string model) => run.Pipeline[model].Body is QueryBody { Materialization: Materialization.View };

    private async Task CountRowsAsync(List<DueAudit> audits, Dictionary<string, AuditCount> counts)
    {
        if (audits.Count == 0)
            return;
        var changed = await _batches.CountAsync(audits, static d => d.Audit, some => Task.FromResult(run.Sql.AtRun(
            string.Join("\nunion all\n", some.Select((d, i) => (d.Audit, Position: i)).GroupBy(p => p.Audit.Model).Select(m => $"({RowAudits.Changes(run, [.. m], m.Key)})")), run.RunAt)));
        foreach (var (due, change) in audits.Zip(changed))
            counts[due.Audit.Name] = Add(due.FailingBefore!.Value, change);
    }

    private async Task CountSmallAsync(List<AuditDefinition> audits, Dictionary<string, AuditCount> counts)
    {
        if (audits.Count == 0)
            return;
        var failing = await _batches.CountAsync(audits, static a => a, some => run.Names.BindAsync(
            string.Join("\nunion all\n", some.Select((a, i) => $"select {Number(i)}, (select count(*) from (\n{run.Sql.AtRun(a.FailingRows, run.RunAt)}\n) as f)")),
            some.SelectMany(a => a.Reads).Distinct()));
        foreach (var (audit, count) in audits.Zip(failing))
            counts[audit.Name] = count;
    }

    private async Task<LinkedAudit?> FollowAsync(DueAudit due, List<string> changed, ColumnDomains domains)
    {
        var plan = await chooser.ChooseAsync(due.Audit.Links, [], changed, takesSeveralOutputs: false);
        if (plan.WholeBecause is not null || due.Audit.NeedsRelations)
            return null;
        var output = plan.Links[0].Output;
        var unchanged = due.Audit.Links.Where(l => l.Output == output && !changed.Contains(l.Upstream)).DistinctBy(l => l.Upstream);
        var links = plan.Links.Concat(unchanged).ToList();
        domains.Join(links.Select(l => (l.Upstream, l.Column)));
        return new LinkedAudit(due.Audit, due.FailingBefore!.Value, output, links, -1);
    }

    private async Task CountLinkedAsync(List<LinkedAudit> followed, ColumnDomains domains, Dictionary<string, AuditCount> counts)
    {
        if (followed.Count == 0)
            return;
        var slices = new AuditSlices(run, computed);
        var audits = followed.ConvertAll(a => a with { Domain = domains.Of((a.Links[0].Upstream, a.Links[0].Column)) });
        foreach (var domain in audits.GroupBy(a => a.Domain))
        {
            var columns = domain.SelectMany(a => a.Links).Select(l => (l.Upstream, l.Column)).Distinct().ToList();
            await slices.CollectAsync(domain.Key, columns.Where(c => !run.Net(c.Upstream).IsEmpty));
            foreach (var (model, column) in columns)
                await slices.ReadAsync(domain.Key, model, column, [.. domain.Where(a => a.ColumnOf(model) == column).Select(a => a.Audit)]);
        }

        var changed = await _batches.CountAsync(audits, static a => a.Audit, some => Task.FromResult(string.Join("\nunion all\n", some.Select((a, i) => Change(a, i, slices)))));
        foreach (var (audit, change) in audits.Zip(changed))
            counts[audit.Audit.Name] = Add(audit.FailingBefore, change);
        if (changed.TrueForAll(c => c.Error is null))
            await slices.DropAsync();
    }

    /// <summary>If no row failed before, no touched row failed before.</summary>
    private string Change(LinkedAudit audit, int position, AuditSlices slices)
    {
        var now = Failing(audit, slices, slices.Now);
        return audit.FailingBefore == 0
            ? $"select {Number(position)}, {now}"
            : $"select {Number(position)}, {now} - {Failing(audit, slices, slices.Before)}";
    }

    private string Failing(LinkedAudit audit, AuditSlices slices, Func<LinkedAudit, string, string> shadow) => $"""
        (with {string.Join(", ", audit.Audit.Reads.Select(m => shadow(audit, m)))}
        select count(*) from (
        {run.Sql.AtRun(audit.Audit.FailingRows, run.RunAt)}
        ) as _q where {slices.Touched(audit.Domain).Contain(run.Sql.Column("_q", audit.Output))})
        """;

    private static string Number(int position) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"cast({position} as integer)");

    private static AuditCount Add(long before, AuditCount change) => change.Error is null && change.WasTried
        ? change with { FailingRows = before + change.FailingRows }
        : change;
}
