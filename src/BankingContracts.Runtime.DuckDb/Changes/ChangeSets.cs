using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.DuckDb.Dialects;
using BankingContracts.Runtime.DuckDb.Sessions;

namespace BankingContracts.Runtime.DuckDb.Changes;

/// <summary>
/// What this run did to each model so far. The removed rows (old values) and the added rows (new values) are in temporary tables with all
/// columns of the model; a changed row is in both.
/// </summary>
internal sealed class ChangeSets(SqlSession session)
{
    private readonly Dictionary<string, ChangeSet> _sets = [];
    private readonly Dictionary<string, FileChange> _files = [];
    private readonly HashSet<string> _seen = [];
    private readonly HashSet<string> _confirmedKeys = [];
    private readonly Dictionary<string, IReadOnlyList<ReachedRows>> _reached = [];

    /// <summary>The rows of <paramref name="model"/> that were removed.</summary>
    public static string Removed(string model) => Sql.Temp("removed", model);

    /// <summary>The rows of <paramref name="model"/> that were added.</summary>
    public static string Added(string model) => Sql.Temp("added", model);

    /// <summary>What happened to <paramref name="model"/>; <see cref="ChangeSet.None"/> when nothing did.</summary>
    public ChangeSet Of(string model) => _sets.GetValueOrDefault(model, ChangeSet.None);

    /// <summary>
    /// What the last file of <paramref name="source"/> did. Staging has to clean only this, because it has cleaned the files before. Without a
    /// file it is what the run did.
    /// </summary>
    public FileChange OfFile(string source) => _files.GetValueOrDefault(source) ?? new FileChange(Of(source), Removed(source), Added(source));

    /// <summary>The tables for the changes of the next file of <paramref name="source"/>. For the first file they are those of the run, which avoids a copy.</summary>
    public (string Removed, string Added) NextFile(string source) => _files.ContainsKey(source)
        ? (Sql.Temp("removed_by_file", source), Sql.Temp("added_by_file", source))
        : (Removed(source), Added(source));

    /// <summary>Notes what a file did to <paramref name="source"/>; the rows are in the tables of <see cref="NextFile"/>.</summary>
    public void RecordFile(ModelDefinition source, ChangeSet change)
    {
        var (removed, added) = NextFile(source.Name);
        if (!_files.ContainsKey(source.Name) || !change.IsKnown)
            Record(source.Name, change);
        else if (!change.IsEmpty)
            Add(source, "from " + removed, "from " + added);
        _files[source.Name] = new FileChange(change, removed, added);
    }

    /// <summary>Notes that a step works on <paramref name="model"/>; false if a step already did in this run, for example because a source has several files.</summary>
    public bool IsFirstStep(string model) => _seen.Add(model);

    /// <summary>Notes that a step of this run made sure that the key of <paramref name="model"/> is unique in its rows.</summary>
    public void ConfirmKey(string model) => _confirmedKeys.Add(model);

    /// <summary>Whether a step of this run made sure that the key of <paramref name="model"/> is unique in its rows.</summary>
    public bool IsKeyConfirmed(string model) => _confirmedKeys.Contains(model);

    /// <summary>Notes which rows of <paramref name="model"/> a step computed, once it has applied them; the tables stay until the run's end.</summary>
    public void KeepReached(string model, IEnumerable<ReachedRows> rows) => _reached[model] = [.. rows];

    /// <summary>A relation that holds all rows of <paramref name="model"/> that have one of <paramref name="values"/>: a small one, or the model's table.</summary>
    /// <param name="model">The model.</param>
    /// <param name="column">The column that may have the values.</param>
    /// <param name="values">The values.</param>
    /// <param name="columns">The columns that the relation must have.</param>
    public string Holding(ModelDefinition model, string column, TouchedValues values, IReadOnlyCollection<string> columns) =>
        _reached.GetValueOrDefault(model.Name, [])
            .FirstOrDefault(r => r.Column == column && columns.All(r.Columns.Contains) && r.Values.Include(session, values))?.Table
        ?? Sql.Table(model);

    /// <summary>Notes what a step did to <paramref name="model"/>, and replaces the note before.</summary>
    public void Record(string model, ChangeSet change) => _sets[model] = change;

    /// <summary>
    /// Adds what a step did to <paramref name="model"/> to what earlier steps of this run did. A row that came and left again is in
    /// neither table.
    /// </summary>
    /// <param name="model">The model.</param>
    /// <param name="removed">A SELECT of the rows removed, with all columns in table order.</param>
    /// <param name="added">A SELECT of the rows added.</param>
    public void Add(ModelDefinition model, string removed, string added)
    {
        var before = Of(model.Name);
        if (!before.IsKnown)
            return;
        if (before.IsEmpty)
            Store(model.Name, removed, added);
        else
            Merge(model, removed, added);
    }

    /// <summary>
    /// Fills the tables of <paramref name="model"/> by two queries that return all its columns, and notes them as its change set. It does not, if more
    /// rows may have changed before, for example because the table was created again.
    /// </summary>
    /// <returns>The rows in the tables.</returns>
    public ChangeSet Store(string model, string removed, string added)
    {
        session.Execute($"create or replace temp table {Sql.Unqualified(Removed(model))} as {removed}");
        session.Execute($"create or replace temp table {Sql.Unqualified(Added(model))} as {added}");
        var change = session.Rows(
            $"select (select count(*) from {Removed(model)}), (select count(*) from {Added(model)})",
            static r => new ChangeSet(true, r.GetInt64(0), r.GetInt64(1)))[0];
        if (Of(model).IsKnown)
            Record(model, change);
        return change;
    }

    private void Merge(ModelDefinition model, string removed, string added)
    {
        var columns = Sql.List(model.Columns.Select(c => c.Name));
        var net = Sql.Temp("net", model.Name);
        session.Execute($"""
            create or replace temp table {Sql.Unqualified(net)} as
            select {columns}, sum(_sign)::bigint as _copies from (
                select {columns}, 1 as _sign from {Added(model.Name)}
                union all select {columns}, -1 from {Removed(model.Name)}
                union all select {columns}, 1 from ({added})
                union all select {columns}, -1 from ({removed}))
            group by {columns} having sum(_sign) <> 0
            """);
        Store(model.Name, Copies("-_copies"), Copies("_copies"));
        session.Execute($"drop table {net}");

        string Copies(string number) => $"select * exclude (_copies, _copy) from (select *, unnest(range({number})) as _copy from {net} where {number} > 0)";
    }
}
