using System.Data.Common;
using BankingContracts.Runtime.Chain;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Sql.Dialects;
using BankingContracts.Runtime.Sql.Past;
using BankingContracts.Runtime.Sql.Sessions;
using BankingContracts.Runtime.Sql.State;

namespace BankingContracts.Runtime.Sql.Chain;

/// <summary>Checks the records of runs, and that the tables are what the last record says. It reads all tables.</summary>
/// <param name="session">The session.</param>
/// <param name="sql">The dialect.</param>
/// <param name="pipeline">The pipeline.</param>
/// <param name="state">The state.</param>
/// <param name="columns">The columns of a stored table; empty when it does not exist.</param>
/// <param name="relation">The relation of a stored table.</param>
public sealed class ChainVerifier(
    SqlSession session, SqlDialect sql, PipelineDefinition pipeline, SqlState state, Func<StoredTable, IReadOnlySet<string>> columns, Func<StoredTable, string> relation)
{
    private readonly ChainStore _store = new(session, sql, state.Stored);
    private readonly HashedRows _hashed = new(session, sql);
    private readonly List<ChainDifference> _found = [];

    /// <summary>What was found; null where there is no record yet.</summary>
    public async Task<ChainVerdict?> VerifyAsync()
    {
        var links = await _store.LinksAsync();
        if (links.Count == 0)
            return null;
        var last = Follow(links);
        var (tables, rows) = last is null ? (0, 0) : await VerifyAsync(last);
        return new ChainVerdict(
            links[0].RunId,
            await state.Store.FinishedAsync(links[0].RunId) ?? default,
            links[^1].RunId,
            links[^1].Hash,
            links.Count,
            tables,
            rows,
            _found)
        {
            Hashes = links.Select(l => l.Hash).ToHashSet(),
        };
    }

    /// <summary>The last record, where all records follow each other; else null. Only the first difference counts: whatever comes after it proves nothing.</summary>
    private ChainRecord? Follow(IReadOnlyList<StoredLink> links)
    {
        ChainRecord? last = null;
        foreach (var (i, link) in links.Index())
        {
            var record = ChainRecord.Of(link.Text);
            var wrong = link.Hash != ChainRecord.Hash(link.Text) || record is null ? "its text was changed"
                : link.Position != i + 1 ? $"record {i + 1} is gone"
                : record.Position != link.Position || record.RunId != link.RunId ? "its columns were changed"
                : i > 0 && record.Previous != links[i - 1].Hash ? "it does not follow from the record before it"
                : null;
            if (wrong is not null)
            {
                _found.Add(ChainDifference.OfRecord($"{link.Position} ({link.RunId})", wrong));
                return null;
            }

            last = record;
        }

        return last;
    }

    private async Task<(int Tables, long Rows)> VerifyAsync(ChainRecord last)
    {
        var stored = await _store.SealsAsync();
        var seals = stored.OfType<TableSeal>().ToList();
        if (seals.Count < stored.Count || ChainRecord.Hash(seals) != last.Tables)
        {
            _found.Add(ChainDifference.OfTable($"{_store.Seals.Schema}.{_store.Seals.Name}", "it is not the list of tables that the last record says"));
            return (0, 0);
        }

        foreach (var table in _store.Told)
            Compare($"{table.Schema}.{table.Name}", last.State.GetValueOrDefault(table.Name)?.ToHash() ?? default, StateHash.Of(await _store.RowsAsync(table)));
        if (await _hashed.MethodAsync() != last.Method)
        {
            _found.Add(ChainDifference.OfTable("all", "this version of the engine hashes rows in another way; the next run begins to hash them anew, and the version of the engine that made the last record can verify them"));
            return (0, 0);
        }

        foreach (var seal in seals)
            await CompareAsync(seal);
        await FindUnsealedAsync(seals);
        return (seals.Count, seals.Sum(s => s.Rows.Count));
    }

    private async Task CompareAsync(TableSeal seal)
    {
        var table = new StoredTable(seal.Schema, seal.Table, seal.Columns, []);
        var existing = columns(table);
        if (seal.Columns.FirstOrDefault(c => !existing.Contains(c.Name)) is { } gone && (existing.Count > 0 || seal.Rows.Count > 0))
        {
            _found.Add(ChainDifference.OfTable(seal.Name, existing.Count == 0 ? "the table is gone" : $"the column {gone.Name} is gone"));
            return;
        }

        try
        {
            Compare(seal.Name, seal.Rows, existing.Count == 0 ? default : (await _hashed.OfAsync([(seal.Columns, relation(table))]))[0]);
        }
        catch (DbException)
        {
            _found.Add(ChainDifference.OfTable(seal.Name, "its columns have other types than the last record says"));
        }
    }

    private void Compare(string name, RowsHash told, RowsHash found)
    {
        var more = found.Count - told.Count;
        if (more != 0)
            _found.Add(ChainDifference.OfTable(name, $"it has {Math.Abs(more)} {(Math.Abs(more) == 1 ? "row" : "rows")} {(more > 0 ? "more" : "less")} than the last record says"));
        else if (found != told)
            _found.Add(ChainDifference.OfTable(name, "it has as many rows as the last record says, but a value was changed"));
    }

    /// <summary>A table that a run would read, but that no run has written.</summary>
    private async Task FindUnsealedAsync(IReadOnlyList<TableSeal> seals)
    {
        var known = seals.Select(s => (s.Schema, s.Table)).ToHashSet();
        var tables = pipeline.Models.SelectMany(m => new[] { StoredTable.Of(m, sql), PastTable.Of(m, sql, null) }).Where(t => !t.IsView && !known.Contains((t.Schema, t.Name)) && columns(t).Count > 0);
        foreach (var table in tables.ToList())
        {
            if (await session.CountAsync($"{relation(table)} as t") is > 0 and var rows)
                _found.Add(ChainDifference.OfTable($"{table.Schema}.{table.Name}", $"it has {rows} {(rows == 1 ? "row" : "rows")} that no record tells of"));
        }
    }
}
