using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.DuckDb.Tests.Fixtures;

namespace BankingContracts.Runtime.DuckDb.Tests.Maintenance;

/// <summary>Two tables that change at random, and a model of every kind over them, with all the links that hold.</summary>
internal static class ModelCatalogue
{
    private static readonly string[] Readable = ["snap_left", "snap_right", "int_inner", "int_anti", "int_view", "int_window"];

    public static readonly ModelDefinition Left = Table("snap_left", ModelLayer.Snapshots, ["left_id"], [], ["left_id!", "g", "h", "amount:decimal"]);
    public static readonly ModelDefinition Right = Table("snap_right", ModelLayer.Snapshots, [], [], ["right_id!", "g", "k", "name:varchar"]);

    /// <summary>All models; each after those it reads.</summary>
    public static readonly IReadOnlyList<ModelDefinition> Models =
    [
        Left,
        Right,
        Query(
            "int_inner",
            ["left_id!", "right_id", "g", "amount:decimal"],
            "select l.left_id, r.right_id, l.g, l.amount from snap_left as l join snap_right as r on l.g = r.g",
            ["left_id=snap_left.left_id", "right_id=snap_right.right_id", "g=snap_left.g", "g=snap_right.g"]),
        Query(
            "int_left",
            ["left_id!", "g", "k", "name:varchar", "changed_at:changed"],
            "select l.left_id, l.g, r.k, r.name from snap_left as l left join snap_right as r on l.g = r.g",
            ["left_id=snap_left.left_id", "g=snap_left.g", "g=snap_right.g"]),
        Query("int_full", ["left_id", "right_id"], "select l.left_id, r.right_id from snap_left as l full join snap_right as r on l.g = r.g", []),
        Query(
            "int_semi",
            ["left_id!", "g", "h", "changed_at:changed"],
            "select l.left_id, l.g, l.h from snap_left as l where exists (select 1 from snap_right as r where r.g = l.g and r.k > 1)",
            ["left_id=snap_left.left_id", "g=snap_left.g", "h=snap_left.h", "g=snap_right.g"],
            ["left_id"],
            isIndexed: true),
        Query(
            "int_anti",
            ["left_id!", "g", "amount:decimal"],
            "select l.left_id, l.g, l.amount from snap_left as l where not exists (select 1 from snap_right as r where r.g = l.g)",
            ["left_id=snap_left.left_id", "g=snap_left.g", "amount=snap_left.amount", "g=snap_right.g"],
            ["left_id"]),
        Query(
            "int_anti_full",
            ["left_id!", "g"],
            "select l.left_id, l.g from snap_left as l where not exists (select 1 from (select a.g, b.k from snap_right as a full join snap_right as b on a.k = b.g) as r where r.k = l.g)",
            ["left_id=snap_left.left_id", "g=snap_left.g"]),
        Query(
            "int_group",
            ["g", "h", "rows_count:bigint", "total:decimal38", "changed_at:changed"],
            "select g, h, count(*) as rows_count, cast(sum(amount) as decimal(38, 2)) as total from snap_left group by g, h",
            ["g=snap_left.g", "h=snap_left.h"]),
        Query(
            "int_group_keyed",
            ["k!", "rows_count:bigint", "changed_at:changed"],
            "select k, count(*) as rows_count from snap_right where k is not null group by k",
            ["k=snap_right.k"],
            ["k"],
            isIndexed: true),
        Query("int_distinct", ["g", "h"], "select distinct g, h from snap_left", ["g=snap_left.g", "h=snap_left.h"]),
        Query(
            "int_window",
            ["left_id!", "g", "rows_count:bigint", "changed_at:changed"],
            "select left_id, g, count(*) over (partition by g) as rows_count from snap_left",
            ["g=snap_left.g"],
            ["left_id"],
            isIndexed: true),
        Query(
            "int_union",
            ["id!", "g"],
            "select left_id as id, g from snap_left union all select right_id, g from snap_right",
            ["id=snap_left.left_id", "id=snap_right.right_id", "g=snap_left.g", "g=snap_right.g"]),
        Query("int_except", ["g"], "select g from snap_left except select g from snap_right", ["g=snap_left.g", "g=snap_right.g"]),
        Query(
            "int_self",
            ["left_id!", "other_id!", "g"],
            "select x.left_id, y.left_id as other_id, x.g from snap_left as x join snap_left as y on x.g = y.g and x.left_id < y.left_id",
            ["g=snap_left.g"],
            ["left_id", "other_id"]),
        Query(
            "int_pairs",
            ["left_id!", "right_id!", "changed_at:changed"],
            "select l.left_id, r.right_id from snap_left as l join (select distinct right_id, k from snap_right) as r on l.h < r.k",
            ["left_id=snap_left.left_id", "right_id=snap_right.right_id"]),
        Query(
            "int_view",
            ["left_id!", "g", "k"],
            "select l.left_id, l.g, r.k from snap_left as l left join snap_right as r on l.g = r.g",
            ["left_id=snap_left.left_id", "g=snap_left.g", "g=snap_right.g"],
            materialization: Materialization.View),
        Query(
            "mart_of_view",
            ["g", "rows_count:bigint", "highest"],
            "select g, count(*) as rows_count, max(k) as highest from int_view group by g",
            ["g=int_view.g"]),
        Query(
            "mart_chain",
            ["g", "inner_count:bigint", "anti_count:bigint", "changed_at:changed"],
            """
            with inner_rows as (select g, count(*) as c from int_inner group by g), anti_rows as (select g, count(*) as c from int_anti group by g)
            select l.g, i.c as inner_count, a.c as anti_count
            from (select distinct g from snap_left where g is not null) as l left join inner_rows as i on l.g = i.g left join anti_rows as a on l.g = a.g
            """,
            ["g=snap_left.g", "g=int_inner.g", "g=int_anti.g"]),
        Query(
            "mart_windows",
            ["left_id!", "g", "share:bigint"],
            "select left_id, g, rows_count + 1 as share from int_window where rows_count > 1",
            ["left_id=int_window.left_id", "g=int_window.g"],
            ["left_id"],
            isIndexed: true),
    ];

    public static ModelDefinition Query(
        string name,
        string[] columns,
        string sql,
        string[] links,
        string[]? key = null,
        bool isIndexed = false,
        Materialization materialization = Materialization.Table)
    {
        var upstreams = Readable.Where(u => sql.Contains(u, StringComparison.Ordinal)).ToArray();
        return Table(name, ModelLayer.Intermediate, key ?? [], upstreams, columns, new QueryBody(materialization, sql + " -- the end"), isIndexed) with
        {
            Links = [.. links.Select(Link)],
            Unlinked = [.. upstreams.Where(u => links.All(l => Link(l).Upstream != u)).Select(u => new UnlinkedUpstream(u, "it is read by a full join"))],
        };
    }

    /// <summary>A link written <c>output=model.column</c>.</summary>
    public static LinkDefinition Link(string text)
    {
        var parts = text.Split('=', '.');
        return new LinkDefinition(parts[0], parts[1], parts[2]);
    }

    private static ModelDefinition Table(
        string name, ModelLayer layer, string[] key, string[] upstreams, string[] columns, ModelBody? body = null, bool isIndexed = false) =>
        ItemPipeline.Model(name, layer, key, upstreams, [.. columns.Select(Column)], body ?? new QueryBody(Materialization.Table, ""), isIndexed);

    // name, ! for not null, :type; whole numbers by default.
    private static ColumnDefinition Column(string text)
    {
        var parts = text.TrimEnd('!').Split(':');
        var type = parts.ElementAtOrDefault(1) switch
        {
            "decimal" => ItemPipeline.Money,
            "decimal38" => new ColumnType(ColumnKind.Decimal, 38, 2),
            "bigint" => new ColumnType(ColumnKind.BigInt),
            "varchar" => ItemPipeline.Text,
            "changed" => ItemPipeline.Time,
            _ => ItemPipeline.Number,
        };
        return new ColumnDefinition(parts[0], type, !text.EndsWith('!'), "", parts.ElementAtOrDefault(1) == "changed");
    }
}
