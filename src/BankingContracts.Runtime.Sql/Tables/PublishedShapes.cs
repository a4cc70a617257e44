using BankingContracts.Runtime.Planning;
using BankingContracts.Runtime.Sql.Dialects;

namespace BankingContracts.Runtime.Sql.Tables;

/// <summary>
/// The tables that exist, with their columns. A step reads a table in its compiled shape: a column that is not stored yet is NULL, and a table that does
/// not exist yet is empty.
/// </summary>
/// <param name="tables">The tables and views, by schema and name.</param>
internal sealed class PublishedShapes(IReadOnlyDictionary<(string Schema, string Table), PublishedTable> tables)
{
    /// <summary>Where changes are written at once, nobody asks for published rows.</summary>
    public static PublishedShapes None { get; } = new(new Dictionary<(string Schema, string Table), PublishedTable>());

    private readonly Dictionary<(string Schema, string Table), string> _former = [];

    /// <summary>Finds a table from now on under another name, in the same schema. Returns whether there is one.</summary>
    public bool Move(StoredTable table, string former)
    {
        if (!tables.ContainsKey((table.Schema, former)))
            return false;
        _former[(table.Schema, table.Name)] = former;
        return true;
    }

    /// <summary>The columns of a table; empty when it does not exist.</summary>
    public IReadOnlySet<string> Of(StoredTable table) => Find(table)?.Columns ?? new HashSet<string>();

    /// <summary>The number of rows of a table; null where it is not known.</summary>
    public long? Rows(StoredTable table) => Find(table) is { } found ? found.Rows : 0;

    /// <summary>Whether the name of a table is that of a view so far, or the other way round.</summary>
    public bool IsOther(StoredTable table) => Find(table) is { } found && found.IsView != table.IsView;

    /// <summary>The columns that <paramref name="table"/> lacks; none when it does not exist.</summary>
    public IEnumerable<StoredColumn> Missing(StoredTable table) => Of(table) is { Count: > 0 } stored ? table.Columns.Where(c => !stored.Contains(c.Name)) : [];

    /// <summary>The published rows of <paramref name="table"/> in its compiled shape: a query in parentheses.</summary>
    /// <param name="table">The table.</param>
    /// <param name="sql">The dialect.</param>
    /// <param name="preparation">How its shape changes in this run.</param>
    /// <param name="isBefore">Whether the rows before the run are asked for.</param>
    public string Select(StoredTable table, SqlDialect sql, ModelPreparation preparation, bool isBefore = false)
    {
        var stored = Of(table);
        var isEmpty = stored.Count == 0 || (!isBefore && preparation.Kind is PreparationKind.Create or PreparationKind.Recreate);
        var all = ShapedColumns.Of(table, sql, preparation, name => !isEmpty && stored.Contains(name))
            .Concat(sql.IdentityOf(table).Hidden.Select(c => stored.Contains(c.Name) && !isEmpty ? sql.Name(c.Name) : $"cast(null as {c.Type}) as {sql.Name(c.Name)}"));
        return isEmpty ? $"(select {string.Join(", ", all)} where false)" : $"(select {string.Join(", ", all)} from {Physical(table, sql)})";
    }

    /// <summary>The table itself, under the name that it is published with.</summary>
    public string Physical(StoredTable table, SqlDialect sql) => sql.Table(table with { Name = NameOf(table) });

    /// <summary>The table as it is published; null when it does not exist.</summary>
    public PublishedTable? Find(StoredTable table) => tables.GetValueOrDefault((table.Schema, NameOf(table)));

    private string NameOf(StoredTable table) => _former.GetValueOrDefault((table.Schema, table.Name), table.Name);
}
