using System.Data.Common;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Origins;

namespace BankingContracts.Runtime.Sql.Origins;

/// <summary>
/// The rows of an upstream that a row of a query model came from. The links of the build give the rows that can have contributed. Of few, each is tried: a row
/// contributed if the result is another one without it, or if it alone gives another result than no row.
/// </summary>
/// <param name="tables">The tables.</param>
internal sealed class UpstreamRows(TracedTables tables)
{
    /// <summary>More rows than this are not read again and again to try others.</summary>
    private const int MostBeside = 1000;

    /// <summary>The rows of <paramref name="upstream"/> that <paramref name="row"/> came from.</summary>
    public async Task<(IReadOnlyList<StoredRow> Rows, long Count, string Note)> FindAsync(StoredRow row, string upstream)
    {
        var (model, read) = (row.Model, tables.Pipeline[upstream]);
        var condition = Condition(row, upstream);
        var count = await tables.CountAsync(read, condition ?? "true");
        if (condition is null)
        {
            var reason = model.Unlinked.FirstOrDefault(u => u.Upstream == upstream)?.Reason ?? "the build did not check the SQL";
            if (count > RowTrace.MostOfAStep || await ContributingAsync(row, read, "true", (int)count) is not { } few)
                return ([], count, $"any of its rows may have contributed: {reason}");
            return (few, few.Count, "");
        }

        if (count <= RowTrace.MostOfAStep && await ContributingAsync(row, read, condition, (int)count) is { } contributing)
            return (contributing, contributing.Count, "");
        return (await tables.FirstAsync(read, condition, RowTrace.MostOfAStep), count, $"the rows with the same {string.Join(" and ", LinksTo(model, upstream).Select(l => l.Output).Distinct())}; the SQL may leave out some of them");
    }

    private static List<LinkDefinition> LinksTo(ModelDefinition model, string upstream) => [.. model.Links.Where(l => l.Upstream == upstream)];

    /// <summary>What holds for all rows that can have contributed; null without a link.</summary>
    private string? Condition(StoredRow row, string upstream)
    {
        var links = LinksTo(row.Model, upstream);
        return links.Count == 0
            ? null
            : string.Join(" and ", links.Select(l => StoredRow.IsValue(tables.Sql, "_s", tables.Pipeline[upstream], l.Column, row.Values.GetValueOrDefault(l.Output))));
    }

    /// <summary>The rows that contributed; null where that is not found out.</summary>
    private async Task<IReadOnlyList<StoredRow>?> ContributingAsync(StoredRow row, ModelDefinition read, string condition, int count)
    {
        if (row.Model.Key.Count == 0 || count == 0)
            return row.Model.Key.Count == 0 ? null : [];
        var others = new Dictionary<string, string>();
        foreach (var other in row.Model.Upstreams.Where(u => u != read.Name).Select(u => tables.Pipeline[u]))
        {
            var linked = Condition(row, other.Name) ?? "true";
            if (await tables.CountAsync(other, linked) > MostBeside)
                return null;
            others[other.Name] = tables.Rows(other, linked);
        }

        var candidates = await tables.FirstAsync(read, condition, count);
        try
        {
            var (all, none) = (await ComputeAsync("true"), await ComputeAsync("false"));
            var contributing = new List<StoredRow>();
            foreach (var candidate in candidates)
            {
                var isIt = candidate.Condition(tables.Sql, "_s");
                if ((candidates.Count == 1 ? all : await ComputeAsync(isIt)) != none || await ComputeAsync($"not ({isIt})") != all)
                    contributing.Add(candidate);
            }

            return contributing;
        }
        catch (DbException)
        {
            // The SQL fails over a part of its rows, so they cannot be tried one by one.
            return null;
        }

        Task<string?> ComputeAsync(string which) =>
            tables.ComputeAsync(row, m => m.Name == read.Name ? tables.Rows(read, $"{condition} and ({which})") : others[m.Name]);
    }
}
