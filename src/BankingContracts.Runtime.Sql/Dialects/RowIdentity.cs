using BankingContracts.Runtime.Definitions;

namespace BankingContracts.Runtime.Sql.Dialects;

/// <summary>
/// How a row of a table is found again. Working relations carry it as columns of our own (<c>_id0</c>, ...). A row id of an engine is one column and
/// lives within one step; an engine without row ids finds rows by their key, or by two hidden columns: a hash of the content and the number of the copy.
/// </summary>
/// <param name="Columns">The columns of the table, quoted.</param>
/// <param name="Types">Their types in the engine's words.</param>
/// <param name="Hidden">Those of them that are stored and are not columns of the contract.</param>
public sealed record RowIdentity(IReadOnlyList<string> Columns, IReadOnlyList<string> Types, IReadOnlyList<StoredColumn> Hidden)
{
    /// <summary>The hidden column with the hash of a row's content.</summary>
    public const string Hash = "_row_hash";

    /// <summary>The hidden column with the number of the copy among rows of equal content, from 1 without gaps; the newest has the highest.</summary>
    public const string Copy = "_row_copy";

    /// <summary>The identity of a table in an engine without row ids: its key, or two hidden columns.</summary>
    /// <param name="sql">The dialect.</param>
    /// <param name="table">The table.</param>
    public static RowIdentity Stored(SqlDialect sql, StoredTable table)
    {
        if (table.Key.Count > 0)
            return new([.. table.Key.Select(sql.Name)], [.. table.Key.Select(k => table.Columns.First(c => c.Name == k).Type)], []);
        StoredColumn[] hidden = [new(Hash, sql.Type(new(ColumnKind.Varchar))), new(Copy, sql.Type(new(ColumnKind.BigInt)))];
        return new([Hash, Copy], [.. hidden.Select(h => h.Type)], hidden);
    }

    /// <summary>The identity columns of working relations.</summary>
    public IEnumerable<string> Aliases => Columns.Select((_, i) => Alias(i));

    /// <summary>The identity columns, for the beginning of a select list over working relations.</summary>
    public string List(string alias) => string.Join(", ", Aliases.Select(a => $"{alias}.{a}"));

    /// <summary>The identity of rows of a table, for the beginning of a select list over it.</summary>
    public string Select(string alias) => string.Join(", ", Columns.Select((c, i) => $"{alias}.{c} as {Alias(i)}"));

    /// <summary>No identity: the row is new.</summary>
    public string Nothing => string.Join(", ", Aliases.Zip(Types, (a, t) => $"cast(null as {t}) as {a}"));

    /// <summary>Whether a row of a working relation has no identity.</summary>
    public static string IsMissing(string alias) => $"{alias}.{Alias(0)} is null";

    /// <summary>Whether a row of a working relation has an identity.</summary>
    public static string IsGiven(string alias) => $"{alias}.{Alias(0)} is not null";

    /// <summary>Whether rows of two working relations are the same stored row.</summary>
    public string Same(string left, string right) => string.Join(" and ", Aliases.Select(a => $"{left}.{a} = {right}.{a}"));

    /// <summary>Whether a row of a table is that of a working relation.</summary>
    public string SameStored(string table, string working) => string.Join(" and ", Columns.Select((c, i) => $"{table}.{c} = {working}.{Alias(i)}"));

    /// <summary>Rows of one content from the newest to the oldest.</summary>
    public string NewestFirst(string alias) => string.Join(", ", Aliases.Select(a => $"{alias}.{a} desc"));

    private static string Alias(int index) => "_id" + index.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
