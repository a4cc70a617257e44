using BankingContracts.Runtime.DuckDb.Sessions;
using BankingContracts.Runtime.Sql.Retirement;
using BankingContracts.Runtime.Sql.Sessions;
using BankingContracts.Runtime.Sql.Tables;

namespace BankingContracts.Runtime.DuckDb.State;

/// <summary>The tables of a database file.</summary>
internal static class StoredShapes
{
    /// <summary>The columns of each table, by schema and name.</summary>
    public static IReadOnlyDictionary<(string Schema, string Table), IReadOnlySet<string>> Read(SqlSession session) => session
        .Rows(
            "select schema_name, table_name, column_name from duckdb_columns() where database_name = current_database() and not internal",
            static r => (Table: (r.GetString(0), r.GetString(1)), Column: r.GetString(2)))
        .GroupBy(static c => c.Table, static c => c.Column)
        .ToDictionary(static g => g.Key, static g => (IReadOnlySet<string>)g.ToHashSet());

    /// <summary>The tables and views, by schema and name.</summary>
    public static IReadOnlyDictionary<(string Schema, string Table), PublishedTable> Published(SqlSession session)
    {
        var views = Tables(session).Where(t => t.IsView).Select(t => (t.Schema, t.Name)).ToHashSet();
        return Read(session).ToDictionary(t => t.Key, t => new PublishedTable(views.Contains(t.Key), t.Value));
    }

    /// <summary>The tables and views.</summary>
    public static IReadOnlyList<CatalogTable> Tables(SqlSession session) => session.Rows(
        "select table_schema, table_name, table_type from information_schema.tables where table_catalog = current_database() order by all",
        static r => new CatalogTable(r.GetString(0), r.GetString(1), r.GetString(2) == "VIEW"));
}
