using System.Globalization;
using BankingContracts.ContractModel.Dialects;
using BankingContracts.Runtime.Definitions;

namespace BankingContracts.Runtime.DuckDb.Ingestion;

/// <summary>The names and lists of columns, as SQL, that loading a source model works with.</summary>
internal sealed class SourceTables
{
    private readonly SourceBody _body;
    private readonly string[] _fields;

    /// <param name="source">The source model.</param>
    /// <param name="changeSet">The tables of the rows that leave and come.</param>
    /// <param name="runAt">The run's timestamp.</param>
    public SourceTables(ModelDefinition source, (string Removed, string Added) changeSet, DateTime runAt)
    {
        _body = (SourceBody)source.Body;
        _fields = [.. _body.Fields.Select(f => Name(f.Column))];
        Stored = $"source.{Name(source.Name)}";
        Incoming = Temporary("incoming_" + source.Name);
        Part = Temporary("part_" + source.Name);
        Scope = Temporary("scope_" + source.Name);
        Survivors = Temporary("survivors_" + source.Name);
        Difference = Temporary("difference_" + source.Name);
        Leaving = Temporary("leaving_" + source.Name);
        Rejects = "rejects_" + source.Name;
        RejectScans = "reject_scans_" + source.Name;
        (Removed, Added) = changeSet;
        LoadedAt = Name(_body.LoadedAtColumn);
        RunAt = $"timestamp '{runAt.ToString("yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture)}'";
    }

    /// <summary>The source table.</summary>
    public string Stored { get; }

    /// <summary>The rows of a delivery.</summary>
    public string Incoming { get; }

    /// <summary>The rows of one of several files of a delivery.</summary>
    public string Part { get; }

    /// <summary>The same as a relation, with their rowid as <c>_at</c>.</summary>
    public string IncomingRows => RowsOf(Incoming);

    /// <summary>Delta: the stored rows that a file may replace, with their <c>_row</c>.</summary>
    public string Scope { get; }

    /// <summary>Delta: the rows of a file that are to be stored.</summary>
    public string Survivors { get; }

    /// <summary>Contents and by how many copies their number changes, in <c>_copies</c>.</summary>
    public string Difference { get; }

    /// <summary>Stored rows that leave, with their <c>_row</c>.</summary>
    public string Leaving { get; }

    /// <summary>The engine's table of rejected records, unquoted.</summary>
    public string Rejects { get; }

    /// <summary>The engine's table of scans, unquoted.</summary>
    public string RejectScans { get; }

    /// <summary>Change set of the file: rows that left.</summary>
    public string Removed { get; }

    /// <summary>Change set of the file: rows that came.</summary>
    public string Added { get; }

    /// <summary>The column of the time of arrival.</summary>
    public string LoadedAt { get; }

    /// <summary>The run's timestamp.</summary>
    public string RunAt { get; }

    /// <summary>The columns that come from the file.</summary>
    public string Fields => string.Join(", ", _fields);

    /// <summary>The same columns of table <paramref name="alias"/>.</summary>
    public string FieldsOf(string alias) => string.Join(", ", _fields.Select(f => $"{alias}.{f}"));

    /// <summary>The rows of <paramref name="table"/> as a relation, with their rowid as <c>_at</c>.</summary>
    public string RowsOf(string table) => $"(select {Fields}, rowid as _at from {table})";

    /// <summary>Whether two rows have the same content.</summary>
    public string SameContent(string left, string right) =>
        string.Join(" and ", _fields.Select(f => $"{left}.{f} is not distinct from {right}.{f}"));

    /// <summary>The names that key columns get in temporary tables.</summary>
    public string Keys => string.Join(", ", _body.Key.Select((_, i) => KeyName(i)));

    /// <summary>The key columns with those names, trimmed, and NULL if nothing is left.</summary>
    public string KeyExpressions => string.Join(", ", _body.Key.Select((column, i) => $"{Trimmed(column)} as {KeyName(i)}"));

    /// <summary>The same; in a row without a key all of them are empty, which no key is.</summary>
    public string FullKeyExpressions => string.Join(", ", _body.Key.Select((column, i) => _body.Key.Count == 1
        ? $"coalesce({Trimmed(column)}, '') as {KeyName(i)}"
        : $"case when {HasNoKey} then '' else {Trimmed(column)} end as {KeyName(i)}"));

    /// <summary>Whether a row has no key: some key column is NULL.</summary>
    public string HasNoKey => "(" + string.Join(" or ", _body.Key.Select(column => $"{Trimmed(column)} is null")) + ")";

    /// <summary>A column without invisible characters at its ends; NULL if nothing is left.</summary>
    public static string Trimmed(string column) => $"nullif({DuckDbTrim.Of(Name(column))}, '')";

    /// <summary>A quoted identifier.</summary>
    public static string Name(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>A string literal.</summary>
    public static string Text(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>The qualified name of a temporary table.</summary>
    public static string Temporary(string name) => $"temp.{Name(name)}";

    private static string KeyName(int index) => string.Create(CultureInfo.InvariantCulture, $"_key{index}");
}
