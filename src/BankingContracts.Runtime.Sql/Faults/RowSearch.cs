using System.Data.Common;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Faults;
using BankingContracts.Runtime.Sql.Dialects;
using BankingContracts.Runtime.Sql.Sessions;

namespace BankingContracts.Runtime.Sql.Faults;

/// <summary>
/// Looks for the rows on which a user's SQL fails by computing it over fewer and fewer rows. For each table it keeps the shortest
/// range that still fails: it finds the end of the range by halving, then its beginning. So the result is one row if one is enough, and
/// a group if the SQL needs several rows together.
/// </summary>
/// <param name="session">The session.</param>
/// <param name="sql">The dialect.</param>
/// <param name="errors">The meaning of errors.</param>
/// <param name="pipeline">The pipeline.</param>
/// <param name="read">The models that are read.</param>
/// <param name="rows">Their rows.</param>
/// <param name="showValues">Whether the values of the rows are also returned.</param>
public sealed class RowSearch(
    SqlSession session, SqlDialect sql, ISqlErrors errors, PipelineDefinition pipeline, ReadModels read, IFaultRows rows, bool showValues)
{
    private const int MostRows = 10;

    private readonly Dictionary<ModelDefinition, RowRange> _ranges = [];

    /// <summary>Searches. It changes nothing, and its own errors are not reported: the caller already has a fault to report.</summary>
    /// <returns>What <paramref name="search"/> returns; null when it ends with an error.</returns>
    public static async Task<IReadOnlyList<FaultFinding?>?> TryAsync(Func<Task<IReadOnlyList<FaultFinding?>>> search)
    {
        try
        {
            return await search();
        }
#pragma warning disable CA1031 // Whatever ends the search, the fault itself is reported.
        catch (Exception e) when (e is not OperationCanceledException)
#pragma warning restore CA1031
        {
            return null;
        }
    }

    /// <summary>Searches rows where they are: a statement that fails must not lose them.</summary>
    /// <param name="session">The session.</param>
    /// <param name="sql">The dialect.</param>
    /// <param name="errors">The meaning of errors.</param>
    /// <param name="pipeline">The pipeline.</param>
    /// <param name="sqls">The SQL.</param>
    /// <param name="runAt">The run's timestamp.</param>
    /// <param name="showValues">Whether the values of the rows are also returned.</param>
    /// <param name="relation">The relation of a table.</param>
    /// <returns>A finding for each SQL, null for one that does not fail; null when the search ends with an error.</returns>
    public static Task<IReadOnlyList<FaultFinding?>?> WhereTheyAreAsync(
        SqlSession session,
        SqlDialect sql,
        ISqlErrors errors,
        PipelineDefinition pipeline,
        IReadOnlyList<FaultySql> sqls,
        DateTime runAt,
        bool showValues,
        Func<ModelDefinition, string> relation) => TryAsync(() =>
    {
        var read = ReadModels.Of(pipeline, sqls);
        return new RowSearch(session, sql, errors, pipeline, read, new QueriedRows(session, sql, read, runAt, relation), showValues).FindAsync(sqls);
    });

    /// <summary>A finding for each of <paramref name="sqls"/>; null for one that does not fail.</summary>
    public async Task<IReadOnlyList<FaultFinding?>> FindAsync(IReadOnlyList<FaultySql> sqls)
    {
        var findings = new List<FaultFinding?>();
        foreach (var faulty in sqls)
            findings.Add(await FindAsync(faulty));
        return findings;
    }

    private async Task<FaultFinding?> FindAsync(FaultySql faulty)
    {
        foreach (var table in read.Tables)
            await ShowAsync(table, new RowRange(0, await rows.CountAsync(table)));
        var probe = Probe(faulty);
        if (!await probe.FailsAsync())
            return null;

        // The largest table first: the computations after it are fast.
        foreach (var table in read.Tables.OrderByDescending(t => _ranges[t].Count))
            await NarrowAsync(probe, table);
        await probe.FailsAsync();
        foreach (var view in read.Views)
        {
            var within = Probe(FaultySql.Of(view));
            if (await within.FailsAsync())
                return await FindingAsync(within);
        }

        return await FindingAsync(probe);
    }

    private FaultProbe Probe(FaultySql faulty) => new(pipeline, errors, rows, faulty);

    private async Task<FaultFinding> FindingAsync(FaultProbe probe)
    {
        // If the SQL works over no rows, only some rows break it.
        var fault = probe.LastFault! is { Kind: SqlFaultKind.Sql } wrong && read.Tables.Any(t => _ranges[t].Count > 0)
            ? wrong with { Kind = SqlFaultKind.Data }
            : probe.LastFault!;
        var line = rows.LineOf(probe.Sql, probe.LastError!);
        var columns = await probe.FailingColumnsAsync();
        var column = columns.Count == 1 && probe.Columns > 1 ? columns[0] : null;
        return new FaultFinding(probe.Sql, fault, line ?? (column is null ? null : rows.LineOf(probe.Sql, column)), column, await ShownAsync());
    }

    /// <summary>The smallest range of <paramref name="table"/> with which the SQL still fails.</summary>
    private async Task NarrowAsync(FaultProbe probe, ModelDefinition table)
    {
        var all = _ranges[table];
        if (all.Count == 0 || await FailsAsync(probe, table, new RowRange(0, 0)))
            return;

        var (good, end) = (0L, all.To);
        while (end - good > 1 && probe.Count < rows.MostProbes)
        {
            var middle = good + ((end - good) / 2);
            if (await FailsAsync(probe, table, new RowRange(0, middle)))
                end = middle;
            else
                good = middle;
        }

        // One row is mostly enough.
        var (start, tooFew) = (0L, end);
        if (end > 1 && probe.Count < rows.MostProbes && await FailsAsync(probe, table, new RowRange(end - 1, end)))
            start = end - 1;
        while (tooFew - start > 1 && probe.Count < rows.MostProbes)
        {
            var middle = start + ((tooFew - start) / 2);
            if (await FailsAsync(probe, table, new RowRange(middle, end)))
                start = middle;
            else
                tooFew = middle;
        }

        await ShowAsync(table, new RowRange(start, end));
    }

    private async Task<bool> FailsAsync(FaultProbe probe, ModelDefinition table, RowRange range)
    {
        await ShowAsync(table, range);
        return await probe.FailsAsync();
    }

    private Task ShowAsync(ModelDefinition table, RowRange range)
    {
        _ranges[table] = range;
        return rows.ShowAsync(table, range);
    }

    /// <summary>The remaining rows of the tables with few remaining rows, the table with the fewest first.</summary>
    private async Task<List<FaultRow>> ShownAsync()
    {
        var shown = new List<FaultRow>();
        foreach (var table in read.Tables.Where(t => _ranges[t].Count is > 0 and <= MostRows).OrderBy(t => _ranges[t].Count))
            shown.AddRange(await ShownAsync(table));
        return shown;
    }

    private Task<List<FaultRow>> ShownAsync(ModelDefinition table)
    {
        var key = table.Key.ToList();
        var others = showValues ? table.Columns.Select(c => c.Name).Except(key).ToList() : [];
        var shown = key.Concat(others).ToList();
        var columns = shown.Count == 0 ? "1" : string.Join(", ", shown.Select(c => sql.ValueText(sql.Name(c))));
        return session.RowsAsync(
            $"select {columns} from {rows.Shown(table)} as _r", r => new FaultRow(table.Name, Pairs(r, key, 0), Pairs(r, others, key.Count)));
    }

    private static List<KeyValuePair<string, string?>> Pairs(DbDataReader row, List<string> columns, int first) =>
        columns.ConvertAll(c => KeyValuePair.Create(c, row.IsDBNull(first + columns.IndexOf(c)) ? null : row.GetString(first + columns.IndexOf(c))));
}
