using System.Globalization;
using BankingContracts.ContractModel.Dialects;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Spark.Literals;
using BankingContracts.Runtime.Spark.Places;
using BankingContracts.Runtime.Sql.Dialects;
using BankingContracts.Runtime.Sql.Sessions;

namespace BankingContracts.Runtime.Spark.Dialects;

/// <summary>The words of Spark SQL with Delta tables. Rows are found by their key, or by a stored hash of their content and the number of the copy.</summary>
/// <param name="names">Where the tables are.</param>
/// <param name="place">Where working relations are made; null for a session that makes none.</param>
internal sealed class SparkDialect(SparkNames names, IRunPlace? place) : SqlDialect
{
    // 128 bits of SHA-256, as hexadecimal digits.
    private const int HashDigits = 32;

    // Columns can be renamed and widened later only where these are set from the beginning.
    private const string Properties = "'delta.columnMapping.mode' = 'name', 'delta.enableTypeWidening' = 'true', 'delta.feature.timestampNtz' = 'supported'";

    /// <summary>Where the tables are.</summary>
    public SparkNames Names => names;

    /// <summary>The time of the server in UTC. A cast of <c>current_timestamp()</c> would give the time of the session's time zone, which no statement may depend on.</summary>
    public const string UtcNow = "(timestamp_ntz '1970-01-01 00:00:00' + interval '0.000001' second * unix_micros(current_timestamp()))";

    /// <inheritdoc/>
    public override string ContentHashType => "string";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Age => [];

    /// <inheritdoc/>
    public override string Qualifier(string schema) => names.Schema(schema);

    /// <inheritdoc/>
    public override string Name(string identifier) => SparkNames.Quoted(identifier);

    /// <inheritdoc/>
    public override string Text(string value) => SparkText.Literal(value);

    /// <inheritdoc/>
    public override string Type(ColumnType type) => SparkTypes.Of(type);

    /// <inheritdoc/>
    public override string TextOf(SqlText generated) => generated.Spark;

    /// <inheritdoc/>
    public override string Timestamp(DateTime value) => "timestamp_ntz '" + value.ToString("yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture) + "'";

    /// <inheritdoc/>
    public override string Trim(string column) => SparkTrim.Of(column, Text);

    /// <summary>Java has a rule of its own for the Turkish I with a point, and for the sign for Kelvin in some versions.</summary>
    public override string LowerCode(string text) => $@"lower(translate({text}, '\u0130\u212A', 'ik'))";

    /// <inheritdoc/>
    public override string IsWholeNumber(string text) => $@"{text} rlike '\\A[0-9]+\\z'";

    /// <inheritdoc/>
    public override string ContentHash(IEnumerable<string> columns) => RowHash(columns);

    /// <summary>Each value stands after its length, so that no value can look like the name and value of another column.</summary>
    public override string RowHash(IEnumerable<string> columns) =>
        string.Create(CultureInfo.InvariantCulture, $"left(sha2(concat_ws(chr(30), {string.Join(", ", columns.Select(Named))}), 256), {HashDigits})");

    /// <inheritdoc/>
    public override string RowNumber(IEnumerable<string> columns) => $"cast(conv(left({RowHash(columns)}, 16), 16, 10) as decimal(20,0))";

    /// <inheritdoc/>
    public override string KeyText(string column, ColumnType type) => type.Kind == ColumnKind.Double ? DoubleText.Of(column) : ValueText(column);

    /// <inheritdoc/>
    public override string ValueText(string column) => $"cast({column} as string)";

    /// <inheritdoc/>
    public override string TimestampText(string timestamp) => $@"date_format({timestamp}, 'yyyy-MM-dd\'T\'HH:mm:ss.SSSSSS\'Z\'')";

    /// <inheritdoc/>
    public override string CountDifferent(IEnumerable<string> columns) => $"count(distinct struct({string.Join(", ", columns)}))";

    /// <inheritdoc/>
    public override string Copies(string relation, string columns, string count) =>
        $"select {columns} from (select r.*, explode(sequence(1L, cast({count} as bigint))) as _each from {relation} as r where {count} > 0) as r";

    /// <inheritdoc/>
    public override string Parts(string relation, string text, string columns) =>
        $"select cast(_part as int) as number, {columns} from (select r.*, explode(split({text}, ';')) as _part from {relation} as r where {text} is not null) as r";

    /// <inheritdoc/>
    public override string Aggregates(IReadOnlyList<(int Number, string Aggregate)> items, string relation) => $"""
        select _count.number, _count.failing from (select explode(_counts) as _count from (select array(
        {string.Join(",\n", items.Select(i => string.Create(CultureInfo.InvariantCulture, $"struct({i.Number} as number, {i.Aggregate} as failing)")))}) as _counts
        from {relation}) as a) as e
        """;

    /// <summary>
    /// Spark pushes a condition down to the scan, and writes the whole expression in place of each column on its way. From each copy it infers further conditions, one for
    /// each way to name a part of it: 2^n for n columns, so that a statement over a dozen columns does not end. It moves nothing below a column that is not deterministic.
    /// </summary>
    public override string Fenced(string query) => $"select * except (_fence) from (select *, monotonically_increasing_id() as _fence from (\n{query}\n)) where _fence >= 0";

    /// <inheritdoc/>
    public override string StrictCast(ColumnDefinition column) => $"cast({Name(column.Name)} as {Type(column.Type)}) as {Name(column.Name)}";

    /// <inheritdoc/>
    public override string CreateWorking(string relation, string query) => Place.Create(relation, query);

    /// <summary>Dropping each relation would take a statement; all of them go with their place.</summary>
    public override string? DropWorking(IEnumerable<string> relations) => null;

    /// <inheritdoc/>
    public override string Working(string name) => Place.RelationOf(name);

    /// <inheritdoc/>
    public override string CreateTable(StoredTable table, bool replaces) =>
        $"create {(replaces ? "or replace table" : "table if not exists")} {Table(table)} ({Columns(table)}) using delta tblproperties ({Properties}){names.LocationOf(table.Schema, table.Name)}";

    /// <inheritdoc/>
    public override string AddColumn(StoredTable table, StoredColumn column) => $"alter table {Table(table)} add columns ({Name(column.Name)} {column.Type})";

    /// <inheritdoc/>
    public override string ReplaceView(StoredTable view, string query) => $"create or replace view {Table(view)} as\n{query}";

    /// <summary>A temporary view would be evaluated at each use, and takes a statement; a CTE hides a table of the same name.</summary>
    public override string? BindName(string name, string query) => null;

    /// <inheritdoc/>
    public override string UnbindNames(IEnumerable<string> names) => throw new InvalidOperationException("No name is bound.");

    /// <inheritdoc/>
    public override async Task<bool> ExistsAsync(SqlSession session, StoredTable table) =>
        (await session.RowsAsync($"show tables in {Qualifier(table.Schema)}", static r => r.GetString(1))).Contains(table.Name, StringComparer.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override RowIdentity IdentityOf(StoredTable table) => RowIdentity.Stored(this, table);

    private IRunPlace Place => place ?? throw new InvalidOperationException("This session makes no working relations.");

    /// <summary>Columns with their types, as the definition of a table has them. Delta enforces NOT NULL.</summary>
    private string Columns(StoredTable table)
    {
        var required = (table.Model?.Columns ?? []).Where(c => !c.IsNullable).Select(c => c.Name).ToHashSet();
        return string.Join(", ", table.Columns.Concat(IdentityOf(table).Hidden).Select(c => $"{Name(c.Name)} {c.Type}{(required.Contains(c.Name) ? " not null" : "")}"));
    }

    /// <summary>Name, length and value of a column as one text; NULL for NULL.</summary>
    private string Named(string column)
    {
        var value = $"cast({Name(column)} as string)";
        return $"concat({Text(column)}, chr(31), length({value}), chr(31), {value})";
    }
}
