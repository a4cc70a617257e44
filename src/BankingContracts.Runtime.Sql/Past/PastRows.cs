using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Planning;
using BankingContracts.Runtime.Sql.Dialects;
using BankingContracts.Runtime.Sql.Steps;
using BankingContracts.Runtime.Sql.Tables;
using BankingContracts.Runtime.State;

namespace BankingContracts.Runtime.Sql.Past;

/// <summary>
/// Keeps what a run removed from the tables, and which rows it added, as far as no column of them tells it (<see cref="PastTable"/>). It follows from what the
/// whole run did to a table, so a row that came and left within the run leaves no trace.
/// </summary>
/// <param name="run">The run.</param>
internal sealed class PastRows(StepContext run)
{
    private readonly PastViews _views = new(run);
    private readonly Dictionary<string, StoredTable> _tables = [];
    private readonly HashSet<string> _recreated = [];
    private readonly Dictionary<string, string> _former = [];
    private readonly HashSet<string> _restarted = [];
    private IReadOnlyDictionary<string, ModelState> _known = new Dictionary<string, ModelState>();
    private IReadOnlyDictionary<string, ModelPreparation> _preparations = new Dictionary<string, ModelPreparation>();

    private SqlDialect Sql => run.Sql;

    /// <summary>Keeps the rows of views that no later step can read. It must be called before anything changes, and before <see cref="HoldTablesAsync"/>.</summary>
    /// <param name="known">The models that exist.</param>
    /// <param name="preparations">How the shapes of models change.</param>
    public async Task HoldViewsAsync(IReadOnlyDictionary<string, ModelState> known, IReadOnlyDictionary<string, ModelPreparation> preparations)
    {
        _known = known;
        _preparations = preparations;
        foreach (var model in run.Pipeline.Models.Where(m => Keeps(m) && run.TableOf(m).IsView && !IsRecreated(m)))
        {
            if (known.TryGetValue(model.Name, out var state) && (state.Fingerprint != model.Fingerprint || ReadsPrepared(model)))
                await _views.HoldAsync(model, preparations.GetValueOrDefault(model.Name)?.FormerName);
        }

        // What a view reads moves before it does.
        foreach (var model in run.Pipeline.Models.Where(m => Keeps(m) && IsRecreated(m)))
        {
            if (preparations[model.Name].FormerName is { } former && known[model.Name].Shape is { IsView: true } before)
                await HoldFormerViewAsync(model, former, before);
        }
    }

    private async Task HoldFormerViewAsync(ModelDefinition model, string former, ModelShape before) => _former[model.Name] = await run.Working.KeepAsync(
        "former", model.Name, $"select {Sql.List("v", before.Columns.Select(c => c.Name))} from {Sql.Table(run.TableOf(model) with { Name = former })} as v");

    /// <summary>Keeps the rows of tables that are created again. The tables must have the names of their models.</summary>
    public async Task HoldTablesAsync()
    {
        foreach (var model in run.Pipeline.Models.Where(m => Keeps(m) && _known.GetValueOrDefault(m.Name)?.Shape.Kept is { IsNone: true }))
            await RestartAsync(model);
        foreach (var model in run.Pipeline.Models.Where(m => Keeps(m) && IsRecreated(m)))
            await KeepAllAsync(model, _known[model.Name].Shape, _preparations[model.Name].Past!);
    }

    /// <summary>Gives the kept rows of a model the columns that it has now. Rows that left keep the type that holds their values.</summary>
    public async Task PrepareAsync(ModelDefinition model, PastPreparation past)
    {
        if (Keeps(model) && !_restarted.Contains(model.Name))
            await run.Tables.PrepareAsync(TableOf(model), past.Change);
    }

    /// <summary>Keeps what the run removed, and drops what was kept long enough.</summary>
    public async Task KeepAsync()
    {
        foreach (var model in run.Pipeline.Models.Where(m => m.PastLimit is not null && _known.ContainsKey(m.Name)))
            await DropAsync(model);
        foreach (var model in run.Pipeline.Models.Where(m => Keeps(m) && _known.ContainsKey(m.Name) && !_recreated.Contains(m.Name)))
        {
            var table = run.TableOf(model);
            if (table.IsView)
                await KeepAsync(model, await _views.ChangeAsync(model, _recreated.Contains));
            else if (!run.Tables.IsFilled(table))
                await KeepAsync(model, run.Tables.Net(table).Rows);
            else if (run.Tables.Emptied(table) is { } emptied)
                await AppendAsync(model, [Removed(model, emptied.Relation + " as r"), WasEmpty(model)]);
            else if (await run.Tables.HasRowsAsync(table))
                await AppendAsync(model, [WasEmpty(model)]);
        }
    }

    /// <summary>The rows of a model that the run removed and those that it added, as relations of its columns. Rows may be in both that are equal.</summary>
    public async Task<(string Before, string After)> ChangeAsync(ModelDefinition model)
    {
        var table = run.TableOf(model);
        var (list, current) = (Sql.List(table.Names), run.Tables.Current(table));
        if (_recreated.Contains(model.Name))
        {
            var past = TableOf(model);
            var columns = string.Join(", ", table.Columns.Select(c => past.Columns.First(p => p.Name == c.Name).Type == c.Type ? Sql.Name(c.Name) : $"try_cast({Sql.Name(c.Name)} as {c.Type}) as {Sql.Name(c.Name)}"));
            return ($"(select {columns} from {run.Tables.Current(past)} as p where {PastTable.LeftAt} = {run.Now} and {PastTable.CameAt} is null)", $"(select {list} from {current} as c)");
        }

        if (!_known.ContainsKey(model.Name) || (!table.IsView && run.Tables.IsFilled(table)))
        {
            var emptied = run.Tables.Emptied(table)?.Relation;
            return (emptied is null ? $"(select {list} from {current} as c where false)" : $"(select {list} from {emptied} as e)", $"(select {list} from {current} as c)");
        }

        var change = table.IsView ? await _views.ChangeAsync(model, _recreated.Contains) : run.Tables.Net(table).Rows;
        return ($"(select {list} from {change.Removed.Relation} as r)", $"(select {list} from {change.Added.Relation} as a)");
    }

    private bool IsRecreated(ModelDefinition model) =>
        _known.ContainsKey(model.Name) && _preparations.GetValueOrDefault(model.Name) is { Kind: PreparationKind.Recreate, Past: not null };

    private static bool Keeps(ModelDefinition model) => model.PastLimit != TimeSpan.Zero;

    /// <summary>Drops the rows of runs before the time that the contract says; all rows where it says that none are kept.</summary>
    private async Task DropAsync(ModelDefinition model)
    {
        if (!Keeps(model) && _known[model.Name].Shape.Kept is { IsNone: true })
            return;
        var past = TableOf(model);
        await run.Tables.EnsureAsync(past);
        var isOld = Keeps(model) ? $"coalesce({PastTable.LeftAt}, {PastTable.CameAt}) <= {Sql.Timestamp(run.RunAt - model.PastLimit!.Value)}" : "true";
        await run.Tables.RemoveAsync(past, $"select {run.Tables.Identity(past).List("r")}, {Sql.List("r", run.Tables.StoredColumns(past))} from {run.Tables.Stored(past)} as r where {isOld}");
    }

    /// <summary>Nothing was kept until now, so the table may have any columns.</summary>
    private async Task RestartAsync(ModelDefinition model)
    {
        _restarted.Add(model.Name);
        var past = TableOf(model);
        await run.Tables.ReplaceAsync(past, $"select {string.Join(", ", past.Columns.Select(Nothing))} where false");
    }

    /// <summary>Keeps all rows of a table that is created again. They keep the columns that the model has no more.</summary>
    private async Task KeepAllAsync(ModelDefinition model, ModelShape before, PastPreparation past)
    {
        _recreated.Add(model.Name);
        await PrepareAsync(model, past);
        var stored = before.Columns.Select(c => c.Name).ToHashSet();
        var columns = PastTable.Rows(TableOf(model)).Select(c => past.Change.StoredNameOf(c.Name) is { } from && stored.Contains(from)
            ? $"cast(r.{Sql.Name(from)} as {c.Type}) as {Sql.Name(c.Name)}"
            : Nothing(c));
        await AppendAsync(model, [$"select {string.Join(", ", columns)}, {Runs(cameAt: null, run.Now)} from {_former.GetValueOrDefault(model.Name) ?? run.Tables.AsStored(run.TableOf(model))} as r", WasEmpty(model)]);
    }

    private async Task KeepAsync(ModelDefinition model, RowChange change)
    {
        var (removed, added) = (change.Removed, change.Added);
        var parts = new List<string>();
        if (removed.Count > 0)
            parts.Add(Removed(model, $"{removed.Relation} as r{(added.Count > 0 ? Followed(model, added.Relation) : "")}"));
        if (added.Count > 0)
            parts.Add(Added(model, added.Relation, removed.Count > 0 ? removed.Relation : null));
        if (parts.Count > 0)
            await AppendAsync(model, parts);
    }

    /// <summary>
    /// The versions of a snapshot say when they were closed, and the values of a column that is back are those of before: a version of before follows from that of now.
    /// </summary>
    private string Followed(ModelDefinition model, string added)
    {
        if (model.Body is not SnapshotBody snapshot)
            return "";
        var back = (_preparations.GetValueOrDefault(model.Name)?.Changes ?? []).Where(c => c.IsBack).Select(c => c.Column).ToList();
        if (snapshot.IsBusinessTime && back.Count == 0)
            return "";
        var end = snapshot.ValidToCurrent is { } open ? Sql.Timestamp(open) : Sql.Null(new(ColumnKind.Timestamp));
        var closes = snapshot.IsBusinessTime ? "" : $" or (a.dbt_valid_to = {run.Now} and r.dbt_valid_to is not distinct from {end})";
        var same = Sql.Same("a", "r", model.Columns.Select(c => c.Name).Except([.. back, "dbt_valid_to"]));
        return $" anti join {added} as a on {same} and (a.dbt_valid_to is not distinct from r.dbt_valid_to{closes})";
    }

    private string Removed(ModelDefinition model, string rows) =>
        $"select {string.Join(", ", PastTable.Rows(TableOf(model)).Select(c => Value(model, c, "r")))}, {Runs(cameAt: null, run.Now)} from {rows}";

    /// <summary>Rows that say by a column that this run made them need no other mark.</summary>
    private string Added(ModelDefinition model, string added, string? removed)
    {
        var identity = PastPlanner.IdentityOf(model);
        var isOnlyKey = identity.Key.Count > 0;
        var columns = PastTable.Rows(TableOf(model)).Select(c => !isOnlyKey || identity.Key.Contains(c.Name) ? Value(model, c, "n") : Nothing(c));
        var isNew = isOnlyKey && removed is not null ? $" anti join {removed} as r on {Sql.SameKey("r", "n", identity.Key)}" : "";
        var isTold = identity.Stamp is { } stamp ? $" where {Sql.Column("n", stamp)} is distinct from {run.Now}" : "";
        return $"select {string.Join(", ", columns)}, {Runs(run.Now, leftAt: null)} from {added} as n{isNew}{isTold}";
    }

    private string WasEmpty(ModelDefinition model) => $"select {string.Join(", ", PastTable.Rows(TableOf(model)).Select(Nothing))}, {Runs(run.Now, run.Now)}";

    private string Value(ModelDefinition model, StoredColumn column, string alias) => model.Columns.FirstOrDefault(c => c.Name == column.Name) is { } own
        ? Sql.Type(own.Type) == column.Type ? Sql.Column(alias, column.Name) : $"cast({Sql.Column(alias, column.Name)} as {column.Type}) as {Sql.Name(column.Name)}"
        : Nothing(column);

    private string Nothing(StoredColumn column) => $"cast(null as {column.Type}) as {Sql.Name(column.Name)}";

    private string Runs(string? cameAt, string? leftAt) =>
        $"{cameAt ?? Sql.Null(new(ColumnKind.Timestamp))} as {PastTable.CameAt}, {leftAt ?? Sql.Null(new(ColumnKind.Timestamp))} as {PastTable.LeftAt}";

    private async Task AppendAsync(ModelDefinition model, IEnumerable<string> parts)
    {
        var past = TableOf(model);
        await run.Tables.EnsureAsync(past);
        // No row of another run is equal, because each has its run.
        await run.Tables.AppendAsync(past, string.Join("\nunion all\n", parts), replacesCopies: true);
    }

    /// <summary>The table of the rows of a model, with the columns that it gets in this run.</summary>
    public StoredTable TableOf(ModelDefinition model)
    {
        if (!_tables.TryGetValue(model.Name, out var table))
        {
            var columns = _preparations.GetValueOrDefault(model.Name)?.Past?.Columns ?? _known.GetValueOrDefault(model.Name)?.Shape.Kept?.Columns;
            _tables[model.Name] = table = PastTable.Of(model, Sql, columns);
        }

        return table;
    }

    private bool ReadsPrepared(ModelDefinition model) => model.Upstreams.Any(u =>
        _preparations.GetValueOrDefault(u) is { Kind: not PreparationKind.None } || ReadsPrepared(run.Pipeline[u]));
}
