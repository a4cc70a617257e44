using BankingContracts.Runtime.Reporting;
using BankingContracts.Runtime.Sql.Dialects;
using BankingContracts.Runtime.Sql.Past;
using BankingContracts.Runtime.Sql.Publication;
using BankingContracts.Runtime.Sql.Sessions;
using BankingContracts.Runtime.Sql.State;
using BankingContracts.Runtime.Sql.Steps;
using BankingContracts.Runtime.Sql.Tables;
using BankingContracts.Runtime.State;

namespace BankingContracts.Runtime.Sql.Chain;

/// <summary>
/// Writes the record of a run or of a removal. The hash of a table follows from the rows that the run removed and added. All rows are read only where the run wrote them
/// all, and in the first record of a database. See docs/decisions/chain-of-records.md.
/// </summary>
/// <param name="session">The session.</param>
/// <param name="sql">The dialect.</param>
/// <param name="store">The records so far.</param>
internal sealed class ChainWriter(SqlSession session, SqlDialect sql, ChainStore store)
{
    private readonly HashedRows _hashed = new(session, sql);

    /// <summary>The rows of the state that make up the record of a run, and the record's hash.</summary>
    /// <param name="run">The run, all of whose steps are done.</param>
    /// <param name="record">What it stores about itself.</param>
    /// <param name="state">The rows of the state that it writes.</param>
    public async Task<(IReadOnlyList<StateRows> Rows, string Hash)> OfRunAsync(StepContext run, RunRecord record, IReadOnlyList<StateRows> state)
    {
        var last = await LastAsync();
        var method = await _hashed.MethodAsync();
        var stored = await store.SealsAsync();
        var isContinued = last?.Record.Method == method && stored.All(s => s is not null);
        var seals = isContinued ? stored.ToDictionary(s => (s!.Schema, s.Table), s => s!) : [];
        var before = isContinued ? ChainRecord.Hash(seals.Values) : null;

        foreach (var gone in run.Tables.Gone)
            seals.Remove(gone);
        var changes = await FollowAsync(run, seals, await TouchedAsync(run, record, seals, isContinued));
        var after = ChainRecord.Hash(seals.Values);
        var (links, hash) = Link(new ChainRecord(
            ChainRecord.CurrentFormat,
            (last?.Link.Position ?? 0) + 1,
            ChainRecord.Run,
            record.RunId,
            JsonText.Timestamp(record.RunAt),
            last?.Link.Hash,
            method,
            [.. record.Files.Select(f => new ChainFile(f.Source, f.File, f.Hash, f.Rows))],
            ChainRecord.Hash(string.Join('\n', record.State.Models.Values.OrderBy(m => m.Model, StringComparer.Ordinal).Select(m => $"{m.Model} {m.Fingerprint}"))),
            changes,
            after,
            await StateAsync(last?.Record, state)));
        return before == after ? ([links], hash) : ([links, Rows(seals.Values)], hash);
    }

    /// <summary>What is stored, as steps of its publication, for a removal of tables; nothing before the first record.</summary>
    /// <param name="dropped">The tables and views that are dropped.</param>
    /// <param name="forgotten">The rows of the state that are removed: those with one of the names in the column.</param>
    public async Task<IReadOnlyList<PublicationStep>> OfRemovalAsync(IReadOnlyList<(string Schema, string Table)> dropped, IReadOnlyList<ForgottenRows> forgotten)
    {
        if (await LastAsync() is not { } last)
            return [];
        var seals = (await store.SealsAsync()).OfType<TableSeal>().ToList();
        var gone = seals.Where(s => dropped.Contains((s.Schema, s.Table))).ToList();
        var state = new Dictionary<string, ChainRows>(last.Record.State);
        foreach (var table in forgotten.Where(f => store.Told.Any(t => t.Name == f.Table.Name)).GroupBy(f => f.Table.Name))
        {
            var (stored, names) = (table.First().Table, table.First().Table.Names.ToList());
            var kept = (await store.RowsAsync(stored)).Where(r => !table.Any(f => f.Names.Contains(r[names.IndexOf(f.Column)] as string ?? "")));
            state[stored.Name] = ChainRows.Of(StateHash.Of(kept));
        }

        var (links, _) = Link(last.Record with
        {
            Position = last.Link.Position + 1,
            Kind = ChainRecord.Removal,
            RunId = "removal-" + Guid.NewGuid().ToString("N"),
            RunAt = null,
            Previous = last.Link.Hash,
            Files = [],
            Changes = [.. gone.Select(s => new ChainChange(s.Name, ChainRows.Of(s.Rows), null, null))],
            Tables = ChainRecord.Hash(seals.Except(gone)),
            State = state,
        });
        var columns = sql.List(links.Table.Names);
        return
        [
            PublicationStep.On(
                links.Table,
                $"insert into {sql.Table(links.Table)} ({columns}) select {columns} from ({sql.Rows(links.Table.Columns, links.Rows)}) as r where not exists (select 1 from {sql.Table(links.Table)} as t where t.run_id = r.run_id)"),
            .. gone.Select(s => PublicationStep.On(
                store.Seals, $"delete from {sql.Table(store.Seals)} where schema_name = {sql.Text(s.Schema)} and table_name = {sql.Text(s.Table)}")),
        ];
    }

    /// <summary>The last record. Where somebody changed its text, only its hash is of use: the chain goes on, and the check finds the change.</summary>
    private async Task<(StoredLink Link, ChainRecord Record)?> LastAsync() => await store.LastAsync() is { } link
        ? (link, ChainRecord.Of(link.Text) ?? new ChainRecord(0, link.Position, "", "", null, null, "", [], "", [], "", new Dictionary<string, ChainRows>()))
        : null;

    private (StateRows Rows, string Hash) Link(ChainRecord record)
    {
        var text = record.ToText();
        var hash = ChainRecord.Hash(text);
        return (new StateRows(store.Links, [[record.Position, record.RunId, text, hash]], "run_id"), hash);
    }

    private StateRows Rows(IEnumerable<TableSeal> seals) => new(
        store.Seals,
        [.. seals.OrderBy(s => s.Schema, StringComparer.Ordinal).ThenBy(s => s.Table, StringComparer.Ordinal)
            .Select(s => new object?[] { s.Schema, s.Table, ChainRecord.ColumnsText(s.Columns), s.Rows.Count, s.Rows.Text })],
        null);

    /// <summary>The tables whose hash this run changes, and those that have none yet.</summary>
    private static async Task<IReadOnlyList<TouchedTable>> TouchedAsync(
        StepContext run, RunRecord record, Dictionary<(string Schema, string Table), TableSeal> seals, bool isContinued)
    {
        var touched = new Dictionary<(string Schema, string Table), TouchedTable>();
        foreach (var table in run.Tables.Touched)
        {
            if (table.Table.Model is not null || await run.Tables.ExistsAsync(table.Table))
                touched[(table.Table.Schema, table.Table.Name)] = table;
            else
                seals.Remove((table.Table.Schema, table.Table.Name));
        }

        foreach (var model in run.Pipeline.Models.Where(m => record.State.Models.ContainsKey(m.Name)))
        {
            var table = run.TableOf(model);
            if (!table.IsView && !seals.ContainsKey((table.Schema, table.Name)))
                touched.TryAdd((table.Schema, table.Name), new TouchedTable(table, null));
            if (!isContinued && PastTable.Of(model, run.Sql, record.State.Models[model.Name].Shape.Kept?.Columns) is var past && await run.Tables.ExistsAsync(past))
                touched.TryAdd((past.Schema, past.Name), new TouchedTable(past, null));
        }

        return [.. touched.Values];
    }

    private async Task<IReadOnlyList<ChainChange>> FollowAsync(StepContext run, Dictionary<(string Schema, string Table), TableSeal> seals, IReadOnlyList<TouchedTable> touched)
    {
        var relations = new List<(IReadOnlyList<StoredColumn> Columns, string Relation)>();
        var reads = new List<(TouchedTable Touched, TableSeal? Before, int At)>();
        foreach (var table in touched)
        {
            var before = seals.GetValueOrDefault((table.Table.Schema, table.Table.Name)) is { } seal && seal.Columns.SequenceEqual(table.Table.Columns) ? seal : null;
            var isFollowed = before is not null && table.Change is not null;
            reads.Add((table, isFollowed ? before : null, relations.Count));
            relations.AddRange(isFollowed
                ? [(table.Table.Columns, table.Change!.Removed.Relation), (table.Table.Columns, table.Change.Added.Relation)]
                : [(table.Table.Columns, run.Tables.Current(table.Table))]);
        }

        var hashes = await _hashed.OfAsync(relations);
        var changes = new List<ChainChange>();
        foreach (var (table, before, at) in reads)
        {
            var now = before is null ? hashes[at] : before.Rows.Minus(hashes[at]).Plus(hashes[at + 1]);
            var next = new TableSeal(table.Table.Schema, table.Table.Name, table.Table.Columns, now);
            seals[(next.Schema, next.Table)] = next;
            changes.Add(before is null
                ? new(next.Name, null, null, ChainRows.Of(now))
                : new(next.Name, ChainRows.Of(hashes[at]), ChainRows.Of(hashes[at + 1]), ChainRows.Of(now)));
        }

        return [.. changes.OrderBy(c => c.Table, StringComparer.Ordinal)];
    }

    private async Task<IReadOnlyDictionary<string, ChainRows>> StateAsync(ChainRecord? last, IReadOnlyList<StateRows> written)
    {
        var state = new SortedDictionary<string, ChainRows>(StringComparer.Ordinal);
        foreach (var table in store.Told)
        {
            var rows = written.FirstOrDefault(w => w.Table.Name == table.Name);
            if (rows is { RunColumn: null })
            {
                state[table.Name] = ChainRows.Of(StateHash.Of(rows.Rows));
                continue;
            }

            var before = last?.State.GetValueOrDefault(table.Name)?.ToHash() ?? StateHash.Of(await store.RowsAsync(table));
            state[table.Name] = ChainRows.Of(before.Plus(StateHash.Of(rows?.Rows ?? [])));
        }

        return state;
    }
}
