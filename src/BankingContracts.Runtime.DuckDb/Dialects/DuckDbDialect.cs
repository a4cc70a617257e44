using System.Globalization;
using BankingContracts.ContractModel.Dialects;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.DuckDb.Errors;
using BankingContracts.Runtime.Sql.Dialects;
using BankingContracts.Runtime.Sql.Sessions;

namespace BankingContracts.Runtime.DuckDb.Dialects;

/// <summary>The words of DuckDB. Rows have row ids, which order them by their age.</summary>
internal class DuckDbDialect : SqlDialect
{
    private const int MostDigits = 38;

    private static readonly RowIdentity RowId = new(["rowid"], ["bigint"], []);

    /// <summary>The dialect.</summary>
    public static DuckDbDialect Instance { get; } = new();

    /// <inheritdoc/>
    public override string ContentHashType => "ubigint";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Age { get; } = ["rowid"];

    /// <inheritdoc/>
    public override string Name(string identifier) => "\"" + identifier.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";

    /// <inheritdoc/>
    public override string Text(string value) => "'" + value.Replace("'", "''", StringComparison.Ordinal) + "'";

    /// <inheritdoc/>
    public override string Type(ColumnType type) => type.ToString();

    /// <inheritdoc/>
    public override string TextOf(SqlText generated) => generated.DuckDb;

    /// <inheritdoc/>
    public override string Trim(string column) => DuckDbTrim.Of(column);

    /// <inheritdoc/>
    public override string LowerCode(string text) => $"lower({text})";

    /// <inheritdoc/>
    public override string IsWholeNumber(string text) => $"regexp_full_match({text}, '[0-9]+')";

    /// <inheritdoc/>
    public override string ContentHash(IEnumerable<string> columns) => $"hash({List(columns)})";

    /// <summary>Each value stands after its length, so that no value can look like the name and value of another column.</summary>
    public override string RowHash(IEnumerable<string> columns) =>
        $"sha256(concat_ws(chr(30), {string.Join(", ", columns.Select(Named))}))";

    /// <summary>Over texts of all values, md5 took twenty times as long as the engine's own hash, and a third of a first load.</summary>
    public override string RowNumber(IEnumerable<string> columns) => $"hash({List(columns)})";

    /// <inheritdoc/>
    public override string KeyText(string column, ColumnType type) => $"cast({column} as varchar)";

    /// <inheritdoc/>
    public override string ValueText(string column) => $"cast({column} as varchar)";

    /// <inheritdoc/>
    public override string TimestampText(string timestamp) => $"strftime({timestamp}, '%Y-%m-%dT%H:%M:%S.%fZ')";

    /// <inheritdoc/>
    public override string CountDifferent(IEnumerable<string> columns) => $"count(distinct ({string.Join(", ", columns)}, 0))";

    /// <inheritdoc/>
    public override string Copies(string relation, string columns, string count) =>
        $"select {columns} from (select *, unnest(range({count})) as _each from {relation} as r where {count} > 0) as r";

    /// <inheritdoc/>
    public override string Parts(string relation, string text, string columns) =>
        $"select cast(unnest(string_split({text}, ';')) as integer) as number, {columns} from {relation} as r where {text} is not null";

    /// <inheritdoc/>
    public override string Aggregates(IReadOnlyList<(int Number, string Aggregate)> items, string relation) => $"""
        select unnest([{string.Join(", ", items.Select(i => i.Number.ToString(CultureInfo.InvariantCulture)))}]), unnest(_counts) from (select [
        {string.Join(",\n", items.Select(i => i.Aggregate))}] as _counts
        from {relation})
        """;

    /// <summary>
    /// For the engine every sum of decimals is a decimal(38,s), also a sum with 39 digits, and a cast to the same type does not
    /// refuse it.
    /// </summary>
    public override string StrictCast(ColumnDefinition column)
    {
        var (name, type) = (Name(column.Name), column.Type);
        var cast = $"cast({name} as {Type(type)})";
        if (type is not { Kind: ColumnKind.Decimal, Precision: MostDigits })
            return $"{cast} as {name}";
        var most = $"cast('{new string('9', MostDigits - type.Scale)}.{new string('9', type.Scale)}' as {Type(type)})";
        return $"case when {cast} between -{most} and {most} or {cast} is null then {cast} else error('{DataFaults.OwnOverflow}') end as {name}";
    }

    /// <inheritdoc/>
    public override string CreateWorking(string relation, string query) => $"create or replace temp table {Unqualified(relation)} as {query}";

    /// <summary>A statement that creates an empty working relation, for a bulk load.</summary>
    public virtual string CreateWorking(string relation, IEnumerable<StoredColumn> columns) =>
        $"create or replace temp table {Unqualified(relation)} ({Columns(columns)})";

    /// <inheritdoc/>
    public override string DropWorking(IEnumerable<string> relations) => string.Join("; ", relations.Select(r => "drop table " + r));

    /// <inheritdoc/>
    public override string Working(string name) => "temp." + Name(name);

    /// <inheritdoc/>
    public override string CreateTable(StoredTable table, bool replaces) =>
        $"create {(replaces ? "or replace table" : "table if not exists")} {Table(table)} ({Columns(table.Columns.Concat(IdentityOf(table).Hidden))})";

    /// <inheritdoc/>
    public override string AddColumn(StoredTable table, StoredColumn column) =>
        $"alter table if exists {Table(table)} add column if not exists {Name(column.Name)} {column.Type}";

    /// <inheritdoc/>
    public override string ReplaceView(StoredTable view, string query) => $"create or replace view {Table(view)} as\n{query}";

    /// <inheritdoc/>
    public override string? BindName(string name, string query) => $"create or replace temp view {Name(name)} as {query}";

    /// <inheritdoc/>
    public override string UnbindNames(IEnumerable<string> names) => string.Join("; ", names.Select(n => "drop view temp." + Name(n)));

    /// <inheritdoc/>
    public override async Task<bool> ExistsAsync(SqlSession session, StoredTable table) => await session.ScalarAsync<bool>(
        $"select count(*) > 0 from duckdb_tables() where schema_name = {Text(table.Schema)} and table_name = {Text(table.Name)} and database_name = current_database()");

    /// <inheritdoc/>
    public override RowIdentity IdentityOf(StoredTable table) => RowId;

    /// <summary>Columns with their types, as a definition of a table has them.</summary>
    public string Columns(IEnumerable<StoredColumn> columns) => string.Join(", ", columns.Select(c => $"{Name(c.Name)} {c.Type}"));

    /// <summary>Name, length and value of a column as one text; NULL for NULL.</summary>
    private string Named(string column)
    {
        var value = $"cast({Name(column)} as varchar)";
        return $"{Text(column)} || chr(31) || length({value}) || chr(31) || {value}";
    }

    // CREATE TEMP TABLE does not take a qualified name.
    private static string Unqualified(string temporary) => temporary["temp.".Length..];
}
