using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.DuckDb.Connections;
using BankingContracts.Runtime.Execution;
using DuckDB.NET.Data;

namespace BankingContracts.Runtime.DuckDb.Differences;

/// <summary>
/// Brings a table with a key to a new content by touching only the rows that differ. Changed rows are updated in place:
/// delete and insert of one key in one transaction is slow under an index, and refused by a unique one.
/// </summary>
internal static class KeyedDifference
{
    /// <summary>Applies the content of <paramref name="content"/>, which has all columns but the generated ones and unique keys without NULL.</summary>
    public static ModelChange Apply(DuckDBConnection connection, ModelDefinition model, string content, DateTime runAt)
    {
        var table = Sql.Table(model);
        if (connection.Scalar<long>($"select count(*) from {table}") == 0)
            return Fill(connection, model, content, runAt);

        var difference = Sql.Temp("difference", model.Name);
        Compare(connection, model, content, difference);
        var (added, changed, removed) = Counts(connection, difference);
        if (removed > 0)
            connection.Execute($"delete from {table} where rowid in (select _rowid from {difference} where not _is_new)");
        if (changed > 0)
            Update(connection, model, difference, runAt);
        if (added > 0)
            Insert(connection, model, $"(select * from {difference} where _is_new and _rowid is null)", runAt);
        connection.Execute($"drop table {difference}");
        return new ModelChange(connection.Scalar<long>($"select count(*) from {table}"), added, changed, removed);
    }

    private static ModelChange Fill(DuckDBConnection connection, ModelDefinition model, string content, DateTime runAt)
    {
        var rows = Insert(connection, model, content, runAt);
        return new ModelChange(rows, rows, 0, 0);
    }

    private static void Compare(DuckDBConnection connection, ModelDefinition model, string content, string difference)
    {
        var supplied = Supplied(model);
        var isNew = Sql.Column("n", model.Key[0]) + " is not null";
        connection.Execute($"""
            create temp table {Sql.Unqualified(difference)} as
            select s.rowid as _rowid, {isNew} as _is_new, {Sql.List("n", supplied)}
            from {content} as n full outer join {Sql.Table(model)} as s on {Sql.SameKey("n", "s", model.Key)}
            where s.rowid is null or not ({isNew}) or {Sql.Differs("n", "s", supplied.Except(model.Key))}
            """);
    }

    private static (long Added, long Changed, long Removed) Counts(DuckDBConnection connection, string difference) =>
        connection.Rows(
            $"""
            select count(*) filter (where _rowid is null), count(*) filter (where _is_new and _rowid is not null), count(*) filter (where not _is_new)
            from {difference}
            """,
            static r => (r.GetInt64(0), r.GetInt64(1), r.GetInt64(2)))[0];

    private static void Update(DuckDBConnection connection, ModelDefinition model, string difference, DateTime runAt)
    {
        var values = Supplied(model).Except(model.Key).Select(v => $"{Sql.Name(v)} = d.{Sql.Name(v)}");
        var stamps = Generated(model).Select(g => $"{Sql.Name(g)} = {Sql.Timestamp(runAt)}");
        connection.Execute($"""
            update {Sql.Table(model)} as s set {string.Join(", ", values.Concat(stamps))}
            from {difference} as d where d._is_new and d._rowid is not null and s.rowid = d._rowid
            """);
    }

    private static long Insert(DuckDBConnection connection, ModelDefinition model, string rows, DateTime runAt)
    {
        var supplied = Supplied(model);
        var generated = Generated(model);
        return connection.Execute($"""
            insert into {Sql.Table(model)} ({Sql.List(supplied.Concat(generated))})
            select {string.Join(", ", supplied.Select(Sql.Name).Concat(generated.Select(_ => Sql.Timestamp(runAt))))} from {rows}
            """);
    }

    private static List<string> Supplied(ModelDefinition model) => [.. model.Columns.Where(c => !c.IsChangedAt).Select(c => c.Name)];

    private static List<string> Generated(ModelDefinition model) => [.. model.Columns.Where(c => c.IsChangedAt).Select(c => c.Name)];
}
