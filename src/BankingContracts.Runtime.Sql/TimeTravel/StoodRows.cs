using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Planning;
using BankingContracts.Runtime.Sql.Dialects;
using BankingContracts.Runtime.Sql.Past;
using BankingContracts.Runtime.State;

namespace BankingContracts.Runtime.Sql.TimeTravel;

/// <summary>
/// The rows that stood in a table as of a run: those of now, without what later runs added and with what they removed (<see cref="PastTable"/>). They have the columns
/// of now.
/// </summary>
/// <param name="sql">The dialect.</param>
/// <param name="columns">The columns of a stored table; empty when it does not exist.</param>
/// <param name="table">The relation of a stored table.</param>
/// <param name="model">The model.</param>
/// <param name="kept">What is kept of it; null where an earlier version of the program wrote the database.</param>
/// <param name="at">A run's timestamp, or any before the first.</param>
/// <param name="hasAdded">Whether rows are kept that say when a row came.</param>
internal sealed class StoodRows(
    SqlDialect sql, Func<StoredTable, IReadOnlySet<string>> columns, Func<StoredTable, string> table, ModelDefinition model, KeptPast? kept, DateTime at, bool hasAdded)
{
    private const string ValidFrom = "dbt_valid_from";
    private const string ValidTo = "dbt_valid_to";

    private readonly StoredTable _now = StoredTable.Of(model, sql);
    private readonly StoredTable _past = PastTable.Of(model, sql, kept?.Columns);
    private readonly RowsIdentity _identity = kept?.IdentityAt(at) ?? PastPlanner.IdentityOf(model);

    private string At => sql.Timestamp(at);

    /// <summary>A SELECT of all columns of the model.</summary>
    public string Select() => columns(_past).Count == 0 ? Present("")
        : _identity.Key.Count > 0 ? ByKey()
        : ByContent();

    /// <summary>For each key, what the first later run that touched it found.</summary>
    private string ByKey()
    {
        var key = sql.List(_identity.Key);
        var age = string.Concat(sql.Age.Select(a => $", {a}"));
        return $"""
            with events as (
                select * from (
                    select {List(PastColumns())}, {Came} as {PastTable.CameAt}, {Left} as {PastTable.LeftAt},
                        row_number() over (partition by {key} order by coalesce({Left}, {Came}){age}) as _nth
                    from {table(_past)} as p where {IsEvent}) as n
                where _nth = 1)
            {Present(IsAsNow ? $" anti join events as e on {sql.SameKey("e", "t", _identity.Key)}" : "")}
            union all
            select {Cut()} from events as t where {PastTable.LeftAt} is not null{And(IsMade("t"))}
            """;
    }

    /// <summary>Equal rows are counted.</summary>
    private string ByContent()
    {
        var rows = $"select {List(_now.Names)} from {table(_past)} as p where {IsEvent}{And(IsMade("p"))}";
        return $"""
            {Present("")}
            union all
            {rows} and {Left} is not null
            {(hasAdded ? $"except all {rows} and {Left} is null" : "")}
            """;
    }

    /// <summary>Whether rows of then are told apart as those of now. When this changes, the table is created again, so that no row stays.</summary>
    private bool IsAsNow => kept is null || ReferenceEquals(_identity, kept.Identity);

    /// <summary>The rows of now, unless a later run found the table empty.</summary>
    private string Present(string untouched)
    {
        if (!IsAsNow)
            return $"select {Cut(isNow: true)} from {table(_now)} as t where false";
        var conditions = new List<string>();
        if (IsMade("t") is { Length: > 0 } isMade)
            conditions.Add(isMade);
        if (columns(_past).Contains(PastTable.CameAt) || model.Body is SnapshotBody { IsBusinessTime: true })
            conditions.Add($"{FirstEmptied} is null");
        var where = conditions.Count == 0 ? "" : " where " + string.Join(" and ", conditions);
        return $"select {Cut(isNow: true)} from {table(_now)} as t{untouched}{where}";
    }

    /// <summary>Whether a row of the past tells of a later run, before which the table was never found empty.</summary>
    private string IsEvent => columns(_past).Count == 0
        ? "false"
        : $"coalesce({Left}, {Came}) > {At} and not coalesce({Came} = {Left}, false) and coalesce({Left}, {Came}) <= coalesce({FirstEmptied}, {sql.Timestamp(DateTime.MaxValue)})";

    private string FirstEmptied => columns(_past).Count == 0
        ? sql.Null(new(ColumnKind.Timestamp))
        : $"(select min({Came}) from {table(_past)} as p where {Came} = {Left} and {Came} > {At})";

    /// <summary>Databases of earlier versions mark versions that came by a row without dbt_valid_from, and an empty table by one without an id.</summary>
    private string Came => model.Body is SnapshotBody { IsBusinessTime: true } ? $"coalesce({StoredCame}, case when {PastColumn(ValidFrom)} is null then {PastTable.LeftAt} end)" : StoredCame;

    private string Left => model.Body is SnapshotBody { IsBusinessTime: true }
        ? $"case when {StoredCame} is null and {PastColumn(ValidFrom)} is null and dbt_scd_id is not null then null else {PastTable.LeftAt} end"
        : PastTable.LeftAt;

    private string StoredCame => columns(_past).Contains(PastTable.CameAt) ? PastTable.CameAt : sql.Null(new(ColumnKind.Timestamp));

    /// <summary>Whether a row was made by then; true where no column tells it.</summary>
    private string IsMade(string alias) => _identity.Stamp is { } stamp ? $"({sql.Column(alias, stamp)} is null or {sql.Column(alias, stamp)} <= {At})" : "";

    private static string And(string condition) => condition.Length == 0 ? "" : " and " + condition;

    /// <summary>The columns that events need: those of now, and those by which the rows were told apart then.</summary>
    private List<string> PastColumns() => [.. _now.Names.Union(_identity.Stamp is { } stamp ? [stamp] : [])];

    private string List(IEnumerable<string> names) => string.Join(", ", names.Select(n => $"{PastColumn(n)} as {sql.Name(n)}"));

    private string PastColumn(string name) => columns(_past).Contains(name) ? sql.Name(name) : $"cast(null as {TypeOf(name)})";

    private string TypeOf(string name) => _past.Columns.FirstOrDefault(c => c.Name == name)?.Type ?? _now.Columns.First(c => c.Name == name).Type;

    /// <summary>The columns of a row as of then: versions that were closed later were open.</summary>
    private string Cut(bool isNow = false)
    {
        var stored = isNow ? columns(_now) : null;
        return string.Join(", ", _now.Columns.Select(c => Column(c, stored)));
    }

    private string Column(StoredColumn column, IReadOnlySet<string>? stored)
    {
        var name = sql.Name(column.Name);
        if (stored is not null && !stored.Contains(column.Name))
            return $"cast(null as {column.Type}) as {name}";
        if (column.Name == ValidTo && model.Body is SnapshotBody { IsBusinessTime: false } snapshot)
            return $"case when t.{name} > {At} then {(snapshot.ValidToCurrent is { } end ? sql.Timestamp(end) : "null")} else t.{name} end as {name}";
        return stored is not null && TypeOf(column.Name) is var wide && wide != column.Type ? $"cast(t.{name} as {wide}) as {name}" : $"t.{name}";
    }
}
