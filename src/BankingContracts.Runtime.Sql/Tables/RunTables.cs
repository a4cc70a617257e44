using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Planning;
using BankingContracts.Runtime.Sql.Dialects;
using BankingContracts.Runtime.Sql.Sessions;

namespace BankingContracts.Runtime.Sql.Tables;

/// <summary>
/// The tables as the run found them and as it has left them so far. A step reads them here, and hands over what it changes at one point:
/// <see cref="LeaveAsync(StoredTable, string?, string?)"/>, <see cref="LeaveWholeAsync"/> or <see cref="LeaveViewAsync"/>. It writes nothing else.
/// </summary>
/// <param name="session">The session.</param>
/// <param name="sql">The dialect.</param>
/// <param name="working">The working relations.</param>
/// <param name="store">Writes changes at once; null where all of them are published in the end.</param>
/// <param name="published">The columns of the tables that exist.</param>
/// <param name="pipeline">The pipeline.</param>
internal sealed class RunTables(
    SqlSession session,
    SqlDialect sql,
    WorkingTables working,
    IRowStore? store,
    PublishedShapes published,
    PipelineDefinition pipeline)
{
    private readonly Dictionary<string, TableState> _states = [];
    private readonly HashSet<string> _ensured = [];
    private readonly List<(StoredTable Table, string Former)> _moved = [];
    private readonly List<(string Schema, string Table)> _formerNames = [];
    private readonly KeptChanges _changes = new(session, sql, working);

    /// <summary>Whether a change is in its table as soon as it was handed over.</summary>
    public bool AreWrittenAtOnce => store is not null;

    /// <summary>Whether a table is filled by a statement that commits itself. Then a fill that the table refuses does not end a transaction.</summary>
    public bool FillsDirectly => store is { FillsDirectly: true };

    /// <summary>A step begins.</summary>
    /// <param name="keepsOrder">Whether tables must keep the order in which rows are written.</param>
    public Task BeginStepAsync(bool keepsOrder) => store?.BeginStepAsync(keepsOrder) ?? Task.CompletedTask;

    /// <summary>The rows of <paramref name="table"/> as the run has left them so far: a table, or a query in parentheses.</summary>
    public string Current(StoredTable table) => store is not null ? sql.Table(table) : WithChange(table, Of(table));

    /// <summary>The table itself, with the columns and the name that it has in the database at this moment.</summary>
    public string AsStored(StoredTable table) => store is not null ? sql.Table(table) : published.Physical(table, sql);

    /// <summary>The rows of <paramref name="model"/> as the run has left them so far.</summary>
    public string Current(ModelDefinition model) => Current(StoredTable.Of(model, sql));

    /// <summary>The rows of <paramref name="table"/> before the run: a table, or a query in parentheses.</summary>
    public string Before(StoredTable table)
    {
        if (store is null)
            return published.Select(table, sql, Of(table).Preparation, isBefore: true);
        var state = _states.GetValueOrDefault(Key(table));
        if (state is { IsFilled: true })
            return state.Emptied?.Removed.Relation ?? _changes.Nothing(table).Relation;
        return state is { Net: { IsEmpty: false } net } ? Undone(table, sql.Table(table), net) : sql.Table(table);
    }

    /// <summary>
    /// The number of rows of <paramref name="table"/> as the run has left them so far. Where the last run recorded it, the changes of this run are added to it, and
    /// nothing is read.
    /// </summary>
    public async Task<long> CountAsync(StoredTable table)
    {
        if (store is not null || table.IsView)
            return await session.CountAsync(Current(table) + " as t");
        var state = Of(table);
        return state.Rows ??= await session.CountAsync(Current(table) + " as t");
    }

    /// <summary>Whether <paramref name="table"/> has rows as the run has left them so far.</summary>
    public async Task<bool> HasRowsAsync(StoredTable table) => store is null
        ? await CountAsync(table) > 0
        : await session.CountAsync($"(select 1 from {Current(table)} as t limit 1) as f") > 0;

    /// <summary>The same rows as <see cref="Current(StoredTable)"/>, with the columns of their identity first.</summary>
    public string Stored(StoredTable table) => $"(select {Identity(table).Select("s")}, {sql.List("s", StoredColumns(table))} from {Current(table)} as s)";

    /// <summary>How rows of <paramref name="table"/> are found again.</summary>
    public RowIdentity Identity(StoredTable table) => sql.IdentityOf(table);

    /// <summary>All columns that are stored, hidden ones included.</summary>
    public IEnumerable<string> StoredColumns(StoredTable table) => table.Names.Concat(Identity(table).Hidden.Select(h => h.Name));

    /// <summary>What the run did to <paramref name="table"/> so far.</summary>
    public ChangeSet Net(StoredTable table)
    {
        var state = _states.GetValueOrDefault(Key(table));
        return new(state?.IsKnown ?? true, state?.Net?.Removed ?? _changes.Nothing(table), state?.Net?.Added ?? _changes.Nothing(table));
    }

    /// <summary>The rows that the run removed from <paramref name="table"/> before it filled it; null for none.</summary>
    public RowSet? Emptied(StoredTable table) => _states.GetValueOrDefault(Key(table))?.Emptied?.Removed;

    /// <summary>Whether a step handed over the rows that changed in <paramref name="table"/>, maybe none.</summary>
    public bool IsFollowed(StoredTable table) => _states.GetValueOrDefault(Key(table))?.Last is not null;

    /// <summary>What the last step did to <paramref name="table"/>: what the step after it has to follow.</summary>
    public ChangeSet Last(StoredTable table) => _states.GetValueOrDefault(Key(table))?.Last is { } last
        ? new(true, last.Removed, last.Added)
        : Net(table);

    /// <summary>Marks that any row of <paramref name="table"/> may have changed.</summary>
    public void MarkUnknown(StoredTable table) => Of(table).IsKnown = false;

    /// <summary>Marks that <paramref name="table"/> had no rows and has none.</summary>
    public void MarkUnchanged(StoredTable table) => Of(table).IsKnown = true;

    /// <summary>Makes sure that a table of the pipeline's own exists.</summary>
    public async Task EnsureAsync(StoredTable table)
    {
        if (store is not null && _ensured.Add(Key(table)))
            await store.EnsureAsync(table);
    }

    /// <summary>Gives the table of a model the shape that its contract has now.</summary>
    public async Task PrepareAsync(StoredTable table, ModelPreparation preparation)
    {
        var state = Of(table);
        state.IsKnown = false;
        state.Preparation = preparation;
        if (preparation.Kind is PreparationKind.Create or PreparationKind.Recreate)
            state.Rows = 0;
        if (store is not null)
            await store.PrepareAsync(table, preparation);
        else if (preparation.Rewrites && published.Of(table).Count > 0)
            state.Whole = await working.KeepAsync("whole", table.Name, Altered(table, preparation));
    }

    /// <summary>Takes the table that is stored under another name, in the same schema, if there is one.</summary>
    /// <param name="table">The table.</param>
    /// <param name="former">The name under which it is stored.</param>
    public async Task MoveAsync(StoredTable table, string former)
    {
        var wasView = store is not null ? await store.MoveAsync(table with { Name = former }, table) : MovePublished(table, former);
        _formerNames.Add((table.Schema, former));
        Of(table).IsMoved = true;
        if (wasView && table.IsView)
            await LeaveViewAsync(table);
    }

    private bool MovePublished(StoredTable table, string former)
    {
        if (!published.Move(table, former))
            return false;
        _moved.Add((table, former));
        return published.Find(table)!.IsView;
    }

    /// <summary>Takes the whole content of tables that have another name now.</summary>
    public async Task SettleMovesAsync()
    {
        foreach (var (table, _) in _moved.Where(m => !m.Table.IsView))
        {
            var state = Of(table);
            if (state.Whole is null && state.Preparation.Kind is not (PreparationKind.Create or PreparationKind.Recreate))
                state.Whole = await working.KeepAsync("whole", table.Name, $"select {sql.List(StoredColumns(table))} from {published.Select(table, sql, state.Preparation)} as p");
        }
    }

    /// <summary>The tables and views that other names have left without a model.</summary>
    public IReadOnlyList<(StoredTable Table, bool IsView)> Abandoned => [.. _moved.Select(m => (m.Table with { Name = m.Former }, published.Find(m.Table)!.IsView))];

    /// <summary>The published rows with other columns. Rows that are found by their content are numbered again.</summary>
    private string Altered(StoredTable table, ModelPreparation preparation)
    {
        var rows = published.Select(table, sql, preparation);
        return Identity(table).Hidden.Count == 0
            ? $"select {sql.List(table.Names)} from {rows} as p"
            : Identified(table, $"select {sql.List(table.Names)}, {RowIdentity.Copy} as _at from {rows} as p", "_at", replacesCopies: true);
    }

    /// <summary>Takes the change of a step.</summary>
    /// <param name="table">The table.</param>
    /// <param name="removed">A query for the rows that leave, as <see cref="RowChange"/> has them; null for none.</param>
    /// <param name="added">A query for the rows that come; null for none.</param>
    public async Task<RowChange> LeaveAsync(StoredTable table, string? removed, string? added)
    {
        var state = Of(table);
        var former = state.Relations;
        var change = await _changes.KeepAsync(table, removed, added);
        state.Last = change;
        if (!change.IsEmpty)
        {
            if (store is not null && !table.IsView)
                await store.ApplyAsync(table, change);
            state.Rows += change.Added.Count - change.Removed.Count;
            state.Net = state.Net is { IsEmpty: false } net ? await _changes.MergeAsync(table, net, change) : change;
        }

        await working.DropAsync([.. former.Except(state.Relations)]);
        return change;
    }

    /// <summary>Takes the whole content of a table that has no rows: every reader of it computes all its rows.</summary>
    /// <param name="table">The table.</param>
    /// <param name="query">A query for the stored columns, in table order.</param>
    public async Task LeaveWholeAsync(StoredTable table, string query)
    {
        NoteFilled(table);
        if (store is not null)
            await store.FillAsync(table, query);
        else
            Of(table).Whole = await working.KeepAsync("whole", table.Name, query);
    }

    /// <summary>Notes that the whole content of a table was filled in by the loader of files.</summary>
    public void NoteFilled(StoredTable table)
    {
        var state = Of(table);
        if (state.Net is { Removed.Count: > 0 } emptied)
            state.Emptied = emptied;
        (state.IsKnown, state.IsFilled, state.Net, state.Last, state.Rows) = (false, true, null, null, null);
    }

    /// <summary>Whether the run filled <paramref name="table"/> when it had no rows.</summary>
    public bool IsFilled(StoredTable table) => _states.GetValueOrDefault(Key(table))?.IsFilled ?? false;

    /// <summary>Takes new rows that replace none and that no step follows.</summary>
    /// <param name="table">The table.</param>
    /// <param name="query">A query for its columns.</param>
    /// <param name="order">The column in whose order copies are numbered.</param>
    /// <param name="replacesCopies">Whether no stored row is equal to one of them.</param>
    public async Task AppendAsync(StoredTable table, string query, string? order = null, bool replacesCopies = false)
    {
        if (store is not null && !table.IsSealed)
            await store.AppendAsync(table, query, order);
        else
            await LeaveAsync(table, null, AsNew(table, query, order, replacesCopies));
    }

    /// <summary>Takes stored rows that leave and that no step follows.</summary>
    /// <param name="table">The table.</param>
    /// <param name="removed">A query for the rows, with their identity.</param>
    public async Task RemoveAsync(StoredTable table, string removed)
    {
        if (store is not null && !table.IsSealed)
            await store.RemoveAsync(table, $"({removed})");
        else
            await LeaveAsync(table, removed, null);
    }

    /// <summary>Takes rows that replace the whole content of a table of the pipeline's own and that no step follows.</summary>
    /// <param name="table">The table.</param>
    /// <param name="query">A query for its columns.</param>
    /// <param name="order">The column in whose order copies are numbered.</param>
    public async Task ReplaceAsync(StoredTable table, string query, string? order = null)
    {
        if (store is not null)
            await store.ReplaceAsync(table, query, order);
        else
            await LeaveWholeAsync(table, Identified(table, query, order, replacesCopies: true));
    }

    /// <summary>Takes a view that is created or replaced.</summary>
    public async Task LeaveViewAsync(StoredTable view)
    {
        var state = Of(view);
        (state.IsKnown, state.IsReplacedView) = (false, true);
        if (store is not null)
            await store.ReplaceViewAsync(view, ViewQuery.Select(sql, pipeline, view.Model!));
    }

    /// <summary>What the run did to tables whose rows the records of runs tell of.</summary>
    public IEnumerable<TouchedTable> Touched => _states.Values
        .Where(s => s.Table is { IsSealed: true, IsView: false } && (s.IsWritten || s.Net is { IsEmpty: false }))
        .Select(s => new TouchedTable(s.Table, s.IsWritten ? null : s.Net));

    /// <summary>The names that the run left without a table: those of tables that have another name now, and of tables that are views now.</summary>
    public IEnumerable<(string Schema, string Table)> Gone => _formerNames.Concat(_states.Values.Where(s => s.IsReplacedView).Select(s => (s.Table.Schema, s.Table.Name)));

    /// <summary>Whether a table exists as the run has left it so far.</summary>
    public async Task<bool> ExistsAsync(StoredTable table) => store is not null
        ? await sql.ExistsAsync(session, table)
        : published.Of(table).Count > 0 || _states.GetValueOrDefault(Key(table)) is { Whole: not null } or { Net.IsEmpty: false };

    /// <summary>What remains to be done to the tables that the run changed.</summary>
    public IReadOnlyList<TableAction> Actions() => [.. _states.Values.Select(Action).OfType<TableAction>()];

    /// <summary>Stored rows for new ones: adds the hidden columns that identify them, where the engine needs them.</summary>
    /// <param name="table">The table.</param>
    /// <param name="rows">A query for the columns of new rows.</param>
    /// <param name="order">The order in which copies are numbered.</param>
    /// <param name="replacesCopies">Whether all stored copies of the contents leave, so that numbers begin at 1.</param>
    public string Identified(StoredTable table, string rows, string? order = null, bool replacesCopies = false) => new NewRows(sql, Current).Identified(table, rows, order, replacesCopies);

    /// <summary>The same, as rows that replace none: <see cref="LeaveAsync(StoredTable, string?, string?)"/> takes them as added.</summary>
    public string AsNew(StoredTable table, string rows, string? order = null, bool replacesCopies = false) =>
        $"select {Identity(table).Nothing}, {sql.List("n", StoredColumns(table))} from ({Identified(table, rows, order, replacesCopies)}) as n";

    private TableAction? Action(TableState state)
    {
        var table = state.Table;
        if (table.IsView)
        {
            return state.IsReplacedView
                ? new(table, false, published.IsOther(table), [], null, null, ViewQuery.Select(sql, pipeline, table.Model!), new(true, table.Names.ToHashSet()))
                : null;
        }

        // A table of the pipeline's own has the columns of a model. It has no preparation that would tell how they changed.
        var isCreated = state.Preparation.Kind is PreparationKind.Create or PreparationKind.Recreate
            || (state.Whole is not null && (table.Model is null || state.Preparation.Rewrites || _moved.Exists(m => Key(m.Table) == Key(table))));
        var newColumns = isCreated ? [] : published.Missing(table).ToList();
        var columns = isCreated ? StoredColumns(table) : StoredColumns(table).Union(published.Of(table));
        var after = new PublishedTable(IsView: false, columns.ToHashSet()) { Rows = state.Rows };
        if (isCreated || state.Whole is not null)
            return new(table, isCreated, published.IsOther(table), newColumns, $"select {sql.List(StoredColumns(table))} from {WithChange(table, state)} as t", null, null, after);
        return state.Net is { IsEmpty: false } || newColumns.Count > 0 ? new(table, false, false, newColumns, null, state.Net, null, after) : null;
    }

    /// <summary>The rows of a relation with a change undone.</summary>
    private string Undone(StoredTable table, string now, RowChange net)
    {
        var columns = sql.List(StoredColumns(table));
        return $"({net.Undo($"select {columns} from {now}", relation => $"select {columns} from {relation}")})";
    }

    private string WithChange(StoredTable table, TableState state)
    {
        // The published view would read the published rows of what it reads.
        if (table.IsView)
            return $"({ViewQuery.Select(sql, pipeline, table.Model!, Current)})";
        var start = state.Whole ?? published.Select(table, sql, state.Preparation);
        if (state.Net is not { IsEmpty: false } net)
            return start;
        var (identity, columns) = (Identity(table), StoredColumns(table).ToList());
        var stays = $"select {sql.List("b", columns)} from {start} as b anti join {net.Removed.Relation} as r on {string.Join(" and ", identity.Columns.Select(c => $"b.{c} = r.{c}"))}";
        return $"({stays} union all select {sql.List(columns)} from {net.Added.Relation})";
    }

    private TableState Of(StoredTable table)
    {
        if (!_states.TryGetValue(Key(table), out var state))
            _states[Key(table)] = state = new TableState(table) { Rows = published.Rows(table) };
        return state;
    }

    private string Key(StoredTable table) => sql.Table(table);
}
