using System.Globalization;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Sql.Dialects;

namespace BankingContracts.Runtime.Sql.Ingestion;

/// <summary>The lists of columns, as SQL, that loading a source model works with.</summary>
internal sealed class SourceColumns(SourceBody body, SqlDialect sql)
{
    private readonly IReadOnlyList<string> _fields = body.DecidedByFile;

    /// <summary>The columns that a file decides: the content of a row.</summary>
    public IReadOnlyList<string> Names => _fields;

    /// <summary>Those of them that it has.</summary>
    public IReadOnlyList<string> Received { get; } = [.. body.Fields.Select(f => f.Column)];

    /// <summary>The columns that a file decides, joined.</summary>
    public string Fields => sql.List(_fields);

    /// <summary>The column of the time of arrival.</summary>
    public string LoadedAt => sql.Name(body.LoadedAtColumn);

    /// <summary>The same columns of table <paramref name="alias"/>.</summary>
    public string FieldsOf(string alias) => sql.List(alias, _fields);

    /// <summary>Whether two rows have the same content.</summary>
    public string SameContent(string left, string right) => sql.Same(left, right, _fields);

    /// <summary>The same, joined.</summary>
    public string Keys => string.Join(", ", KeyNames);

    /// <summary>The key columns with those names, trimmed, and NULL if nothing is left.</summary>
    public string KeyExpressions => string.Join(", ", body.Key.Select((column, i) => $"{Trimmed(column)} as {KeyName(i)}"));

    /// <summary>The same; in a row without a key all of them are empty, which no key is.</summary>
    public string FullKeyExpressions => string.Join(", ", body.Key.Select((column, i) => body.Key.Count == 1
        ? $"coalesce({Trimmed(column)}, '') as {KeyName(i)}"
        : $"case when {HasNoKey} then '' else {Trimmed(column)} end as {KeyName(i)}"));

    /// <summary>Whether a row has no key: some key column is NULL.</summary>
    public string HasNoKey => "(" + string.Join(" or ", body.Key.Select(column => $"{Trimmed(column)} is null")) + ")";

    /// <summary>Whether two rows of working relations have the same key.</summary>
    public string SameKey(string left, string right) => string.Join(" and ", KeyNames.Select(k => $"{left}.{k} = {right}.{k}"));

    /// <summary>A column without invisible characters at its ends; NULL if nothing is left.</summary>
    public string Trimmed(string column) => $"nullif({sql.Trim(sql.Name(column))}, '')";

    /// <summary>The names that key columns get in working relations.</summary>
    public IEnumerable<string> KeyNames => body.Key.Select((_, i) => KeyName(i));

    private static string KeyName(int index) => string.Create(CultureInfo.InvariantCulture, $"_key{index}");
}
