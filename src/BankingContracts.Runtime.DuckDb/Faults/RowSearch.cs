using System.Data.Common;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.DuckDb.Dialects;
using BankingContracts.Runtime.DuckDb.Sessions;
using BankingContracts.Runtime.Faults;
using BankingContracts.Runtime.Sql.Sessions;

namespace BankingContracts.Runtime.DuckDb.Faults;

/// <summary>
/// Looks for the rows on which a user's SQL fails by computing it over fewer and fewer rows. For each table it keeps the shortest
/// range that still fails: it finds the end of the range by halving, then its beginning. So the result is one row if one is enough, and
/// a group if the SQL needs several rows together.
/// </summary>
internal sealed class RowSearch(SqlSession session, PipelineDefinition pipeline, SavedRows saved, DateTime runAt, bool showValues)
{
    private static readonly DuckDbDialect Sql = DuckDbDialect.Instance;

    private const int MostProbes = 250;
    private const int MostRows = 10;

    private readonly Dictionary<ModelDefinition, RowRange> _ranges = [];

    /// <summary>The rows on which <paramref name="sql"/> fails; null when it does not fail.</summary>
    public FaultFinding? Find(FaultySql sql)
    {
        foreach (var table in saved.Tables)
            Show(table, new RowRange(0, SavedRows.Count(session, table)));
        var probe = Probe(sql);
        if (!probe.Fails())
            return null;

        // The largest table first: the computations after it are fast.
        foreach (var table in saved.Tables.OrderByDescending(t => _ranges[t].Count))
            Narrow(probe, table);
        probe.Fails();
        foreach (var view in saved.Views)
        {
            var within = Probe(FaultySql.Of(view));
            if (within.Fails())
                return Finding(FaultySql.Of(view), within);
        }

        return Finding(sql, probe);
    }

    private FaultProbe Probe(FaultySql sql) => new(session, pipeline, sql, runAt);

    private FaultFinding Finding(FaultySql sql, FaultProbe probe)
    {
        // If the SQL works over no rows, only some rows break it.
        var fault = probe.LastFault! is { Kind: SqlFaultKind.Sql } wrong && saved.Tables.Any(t => _ranges[t].Count > 0)
            ? wrong with { Kind = SqlFaultKind.Data }
            : probe.LastFault!;
        var line = probe.Line() ?? probe.LineOfSubquery();
        var columns = probe.FailingColumns();
        var column = columns.Count == 1 && sql.Model!.Columns.Count(c => !c.IsChangedAt) > 1 ? columns[0] : null;
        return new FaultFinding(sql, fault, line ?? (column is null ? null : probe.LineOf(column)), column, Rows());
    }

    /// <summary>The smallest range of <paramref name="table"/> with which the SQL still fails.</summary>
    private void Narrow(FaultProbe probe, ModelDefinition table)
    {
        var all = _ranges[table];
        if (all.Count == 0 || Fails(probe, table, new RowRange(0, 0)))
            return;

        var (good, end) = (0L, all.To);
        while (end - good > 1 && probe.Count < MostProbes)
        {
            var middle = good + ((end - good) / 2);
            if (Fails(probe, table, new RowRange(0, middle)))
                end = middle;
            else
                good = middle;
        }

        var (start, tooFew) = (0L, end);
        while (tooFew - start > 1 && probe.Count < MostProbes)
        {
            var middle = start + ((tooFew - start) / 2);
            if (Fails(probe, table, new RowRange(middle, end)))
                start = middle;
            else
                tooFew = middle;
        }

        Show(table, new RowRange(start, end));
    }

    private bool Fails(FaultProbe probe, ModelDefinition table, RowRange range)
    {
        Show(table, range);
        return probe.Fails();
    }

    private void Show(ModelDefinition table, RowRange range)
    {
        _ranges[table] = range;
        SavedRows.Restrict(session, table, range);
    }

    /// <summary>The remaining rows of the tables with few remaining rows, the table with the fewest first.</summary>
    private List<FaultRow> Rows() =>
        [.. saved.Tables.Where(t => _ranges[t].Count is > 0 and <= MostRows).OrderBy(t => _ranges[t].Count).SelectMany(Rows)];

    private List<FaultRow> Rows(ModelDefinition table)
    {
        var key = table.Key.ToList();
        var others = showValues ? table.Columns.Select(c => c.Name).Except(key).ToList() : [];
        var shown = key.Concat(others).ToList();
        var columns = shown.Count == 0 ? "1" : string.Join(", ", shown.Select(c => $"cast({Sql.Name(c)} as varchar)"));
        return session.Rows($"select {columns} from {Sql.Table(table)}", r => new FaultRow(table.Name, Pairs(r, key, 0), Pairs(r, others, key.Count)));
    }

    private static List<KeyValuePair<string, string?>> Pairs(DbDataReader row, List<string> columns, int first) =>
        columns.ConvertAll(c => KeyValuePair.Create(c, row.IsDBNull(first + columns.IndexOf(c)) ? null : row.GetString(first + columns.IndexOf(c))));
}
