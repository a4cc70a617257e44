using System.Globalization;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Sql.Sessions;

namespace BankingContracts.Runtime.Sql.Dialects;

/// <summary>
/// The words of an engine: names, literals, types, and small forms that engines write differently. It decides nothing. Everything that is written
/// the same way everywhere is here; an engine supplies the rest.
/// </summary>
public abstract class SqlDialect
{
    /// <summary>The schema of the pipeline's own tables.</summary>
    public const string StateSchema = "pipeline";

    /// <summary>A quoted identifier.</summary>
    public abstract string Name(string identifier);

    /// <summary>A text literal.</summary>
    public abstract string Text(string value);

    /// <summary>The name of a column type.</summary>
    public abstract string Type(ColumnType type);

    /// <summary>The text that was generated for this engine.</summary>
    public abstract string TextOf(SqlText generated);

    /// <summary>A text column without white space and invisible characters at its ends.</summary>
    public abstract string Trim(string column);

    /// <summary>A code in lower case: every letter that has one of ASCII as its lower case becomes that.</summary>
    public abstract string LowerCode(string text);

    /// <summary>Whether a text consists of the digits 0 to 9, and is not empty; NULL for NULL.</summary>
    public abstract string IsWholeNumber(string text);

    /// <summary>A hash of the values of columns, NULLs included, by which equal rows are found. It may change with the engine's version.</summary>
    public abstract string ContentHash(IEnumerable<string> columns);

    /// <summary>The type of <see cref="ContentHash"/>.</summary>
    public abstract string ContentHashType { get; }

    /// <summary>The text of a value of a key in <c>dbt_scd_id</c>. Stored ids are made of it, so it never changes.</summary>
    /// <param name="column">The column.</param>
    /// <param name="type">Its type.</param>
    public abstract string KeyText(string column, ColumnType type);

    /// <summary>A timestamp as text, <c>2026-01-31T06:00:00.000000Z</c>.</summary>
    public abstract string TimestampText(string timestamp);

    /// <summary>The number of different rows of <paramref name="columns"/> in a group; NULL is a value.</summary>
    public abstract string CountDifferent(IEnumerable<string> columns);

    /// <summary>A query for <paramref name="columns"/> of <paramref name="relation"/>, each row as often as <paramref name="count"/> says; for a number below 1 not at all.</summary>
    public abstract string Copies(string relation, string columns, string count);

    /// <summary>A query for one row for each part of a text: the part as a whole number called <c>number</c>, and other columns.</summary>
    /// <param name="relation">The relation.</param>
    /// <param name="text">The column; its parts are whole numbers, separated by <c>;</c>. NULL has no parts.</param>
    /// <param name="columns">The other columns.</param>
    public abstract string Parts(string relation, string text, string columns);

    /// <summary>A query for one row for each item: its number, and an aggregate over <paramref name="relation"/>, in one scan.</summary>
    public abstract string Aggregates(IReadOnlyList<(int Number, string Aggregate)> items, string relation);

    /// <summary>A column cast to its type, under its name; a number that does not fit is an error, also where the engine's own cast lets it pass.</summary>
    public abstract string StrictCast(ColumnDefinition column);

    /// <summary>A value as a text that is shown to a user.</summary>
    public abstract string ValueText(string column);

    /// <summary>A statement that creates a working relation from a query.</summary>
    public abstract string CreateWorking(string relation, string query);

    /// <summary>A statement that removes working relations, at least one; null where it would take longer than to leave them until the run ends.</summary>
    public abstract string? DropWorking(IEnumerable<string> relations);

    /// <summary>The quoted and qualified name of a working relation.</summary>
    public abstract string Working(string name);

    /// <summary>A statement that creates a table, hidden columns included.</summary>
    /// <param name="table">The table.</param>
    /// <param name="replaces">Whether an existing table is replaced by an empty one; else it stays.</param>
    public abstract string CreateTable(StoredTable table, bool replaces);

    /// <summary>A statement that adds a column, which the table does not have.</summary>
    public abstract string AddColumn(StoredTable table, StoredColumn column);

    /// <summary>A statement that creates a view, or replaces it.</summary>
    public abstract string ReplaceView(StoredTable view, string query);

    /// <summary>A statement after which a plain name means <paramref name="query"/>; null where queries get what they read by WITH.</summary>
    public abstract string? BindName(string name, string query);

    /// <summary>A statement after which plain names mean what they meant before.</summary>
    public abstract string UnbindNames(IEnumerable<string> names);

    /// <summary>A hash of at least 128 bits over the names and values of columns that are not NULL: a new column of NULLs changes nothing.</summary>
    public abstract string RowHash(IEnumerable<string> columns);

    /// <summary>
    /// A hash over the values of columns as a whole number from 0 to 2^64 - 1, of a type whose sum cannot be too large; NULL is a value. Where the engine's own function
    /// is used, another version of the engine may give another number: the records of runs tell which one was used.
    /// </summary>
    public abstract string RowNumber(IEnumerable<string> columns);

    /// <summary>Whether a table exists; <paramref name="session"/> is asked.</summary>
    public abstract Task<bool> ExistsAsync(SqlSession session, StoredTable table);

    /// <summary>How rows of a table are found again.</summary>
    public abstract RowIdentity IdentityOf(StoredTable table);

    /// <summary>The columns that order stored rows by their age; empty where the engine does not know it.</summary>
    public abstract IReadOnlyList<string> Age { get; }

    /// <summary>A quoted column of <paramref name="alias"/>.</summary>
    public string Column(string alias, string column) => alias + "." + Name(column);

    /// <summary>The schema-qualified table of <paramref name="model"/>.</summary>
    public string Table(ModelDefinition model) => Qualifier(Schema(model.Layer)) + "." + Name(model.Name);

    /// <summary>The schema-qualified name of <paramref name="table"/>.</summary>
    public string Table(StoredTable table) => Qualifier(table.Schema) + "." + Name(table.Name);

    /// <summary>The schema of <paramref name="layer"/>.</summary>
    public virtual string Schema(ModelLayer layer) => layer.ToString().ToLowerInvariant();

    /// <summary>What stands before the name of a table: the schema, quoted and qualified.</summary>
    public virtual string Qualifier(string schema) => schema;

    /// <summary>A timestamp literal, microseconds.</summary>
    public virtual string Timestamp(DateTime value) =>
        "timestamp '" + value.ToString("yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture) + "'";

    /// <summary>A query for rows that are written into the statement.</summary>
    /// <param name="columns">The columns.</param>
    /// <param name="rows">The rows, at least one: a value for each column.</param>
    public string Rows(IReadOnlyList<StoredColumn> columns, IReadOnlyList<object?[]> rows)
    {
        var names = columns.Select((_, i) => string.Create(CultureInfo.InvariantCulture, $"_c{i}")).ToList();
        var casts = columns.Zip(names, (c, n) => $"cast({n} as {c.Type}) as {Name(c.Name)}");
        var values = rows.Select(r => $"({string.Join(", ", r.Select(Literal))})");
        return $"select {string.Join(", ", casts)} from (values {string.Join(", ", values)}) as _r({string.Join(", ", names)})";
    }

    /// <summary>A query whose columns are computed before a condition on them is: a planner that moves conditions below the columns would repeat their expressions.</summary>
    public virtual string Fenced(string query) => query;

    /// <summary>Text generated for this engine, with the run's timestamp put in.</summary>
    public string AtRun(SqlText generated, DateTime runAt) => AtRun(TextOf(generated), runAt);

    /// <summary>Text generated for this engine, with the run's timestamp put in where there is a run.</summary>
    public string TextOf(SqlText generated, DateTime? runAt) => runAt is { } at ? AtRun(generated, at) : TextOf(generated);

    /// <summary>The same for a text that contains such a text.</summary>
    public string AtRun(string generated, DateTime runAt) => generated.Replace("$run_at", Timestamp(runAt), StringComparison.Ordinal);

    /// <summary>Quoted names, joined by commas.</summary>
    public string List(IEnumerable<string> columns) => string.Join(", ", columns.Select(Name));

    /// <summary>Columns of <paramref name="alias"/>, joined by commas.</summary>
    public string List(string alias, IEnumerable<string> columns) => string.Join(", ", columns.Select(c => Column(alias, c)));

    /// <summary>The columns of a contract that its SQL supplies, cast to their types, for a select list.</summary>
    public string StrictCasts(ModelDefinition model) => string.Join(", ", model.Columns.Where(c => !c.IsChangedAt).Select(StrictCast));

    /// <summary>Equality of key columns, which are never NULL.</summary>
    public string SameKey(string left, string right, IEnumerable<string> key) =>
        string.Join(" and ", key.Select(k => $"{Column(left, k)} = {Column(right, k)}"));

    /// <summary>Equality of columns that may be NULL.</summary>
    public string Same(string left, string right, IEnumerable<string> columns) =>
        string.Join(" and ", columns.Select(c => $"{Column(left, c)} is not distinct from {Column(right, c)}"));

    /// <summary>Whether any of the columns differs; <c>false</c> for none.</summary>
    public string Differs(string left, string right, IEnumerable<string> columns) =>
        string.Join(" or ", columns.Select(c => $"{Column(left, c)} is distinct from {Column(right, c)}").DefaultIfEmpty("false"));

    /// <summary>A number as text.</summary>
    public string Digits(string number) => $"cast({number} as {Type(new(ColumnKind.Varchar))})";

    /// <summary>NULL as a text.</summary>
    public string NoText => Null(new(ColumnKind.Varchar));

    /// <summary>NULL as a value of a type.</summary>
    public string Null(ColumnType type) => $"cast(null as {Type(type)})";

    /// <summary>A value as a literal.</summary>
    public string Literal(object? value) => value switch
    {
        null => "null",
        string text => Text(text),
        bool flag => flag ? "true" : "false",
        int or long => string.Create(CultureInfo.InvariantCulture, $"{value}"),
        double number => number.ToString("E16", CultureInfo.InvariantCulture),
        DateTime time => Timestamp(time),
        DateOnly day => Text(day.ToString("O", CultureInfo.InvariantCulture)),
        _ => throw new InvalidOperationException($"No row of the state has a value of the type {value.GetType()}."),
    };
}
