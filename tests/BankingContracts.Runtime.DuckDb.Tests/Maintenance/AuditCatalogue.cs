using BankingContracts.Runtime.Definitions;

namespace BankingContracts.Runtime.DuckDb.Tests.Maintenance;

/// <summary>Audits of every kind over the models of <see cref="ModelCatalogue"/>; most of them have failing rows most of the time.</summary>
internal static class AuditCatalogue
{
    public static readonly IReadOnlyList<AuditDefinition> Audits =
    [
        Row("high", "snap_left", "(h > 3) is true"),
        Row("filtered", "snap_left", "((h > 1) and (snap_left.amount > 1)) is true"),
        Row("null_group", "snap_right", "(snap_right.g is null) is true"),
        Row("null_k", "int_left", "(k is null) is true"),
        Row("view_row", "int_view", "(k is not null) is true"),
        Group("unique_g", "select g, count(*) as row_count from snap_left where g is not null group by g having count(*) > 1", "g=snap_left.g") with { Columns = Columns(("snap_left", ["g"])) },
        Group("unique_id", "select left_id, count(*) as row_count from snap_left where left_id is not null group by left_id having count(*) > 1", "left_id=snap_left.left_id"),
        Group("unique_copies", "select right_id, g, count(*) as row_count from snap_right where right_id is not null and g is not null group by right_id, g having count(*) > 1", "right_id=snap_right.right_id", "g=snap_right.g"),
        Group("unique_filtered", "select g, count(*) as row_count from snap_left where (h > 1) and g is not null group by g having count(*) > 1", "g=snap_left.g"),
        Group("unique_joined", "select left_id, count(*) as row_count from int_inner where left_id is not null group by left_id having count(*) > 1", "left_id=int_inner.left_id"),
        Group("related", "select * from snap_left where g is not null and not exists (select 1 from snap_right as _parent where _parent.g = snap_left.g)", "g=snap_left.g", "g=snap_right.g") with { Columns = Columns(("snap_left", ["g"]), ("snap_right", ["g"])) },
        Group("related_pair", "select * from snap_left where g is not null and h is not null and not exists (select 1 from snap_right as _parent where _parent.g = snap_left.g and _parent.k = snap_left.h)", "h=snap_left.h", "h=snap_right.k", "g=snap_left.g", "g=snap_right.g"),
        Group("related_back", "select * from snap_right where (k > 1) and g is not null and not exists (select 1 from int_anti as _parent where _parent.g = snap_right.g)", "g=snap_right.g", "g=int_anti.g"),
        Group("versions", "select * from (select *, lead(h) over (partition by g order by h, left_id) as _next from snap_left) where _next - h > 1", "g=snap_left.g") with { Columns = Columns(("snap_left", ["left_id", "g", "h"])) },
        Group("orphans", "select r.right_id, r.g from snap_right as r left join int_left as i on r.g = i.g where i.left_id is null -- orphans", "right_id=snap_right.right_id", "g=snap_right.g", "g=int_left.g"),
        Group("view_group", "select g, k from int_view group by g, k having count(*) > 1", "g=int_view.g", "k=int_view.k"),
        Group("three", "select l.left_id, l.g from snap_left as l join snap_right as r on l.g = r.g left join int_group as i on l.g = i.g and l.h = i.h where i.rows_count is null or i.rows_count > 1", "left_id=snap_left.left_id", "g=snap_left.g", "g=snap_right.g", "g=int_group.g"),
        Group("anti_full", "select l.left_id from snap_left as l where not exists (select 1 from (select a.g, b.k from snap_right as a full join snap_right as b on a.k = b.g) as r where r.k = l.g)", "left_id=snap_left.left_id") with { NeedsRelations = true },
        Group("unlinked", "select count(*) as row_count from snap_left having count(*) > 5"),
        Group("timed", "select max(h) as latest from snap_left having max(h) < 5") with { DependsOnTime = true },
    ];

    public static AuditDefinition Row(string name, string model, string condition) =>
        Group(name, $"select * from {model} where {condition}") with { FailingCondition = SqlText.Portable(condition) };

    public static AuditDefinition Group(string name, string failing, params string[] links)
    {
        var reads = ModelCatalogue.Models.Select(m => m.Name).Where(m => failing.Split(' ', '.', '(', ')').Contains(m)).OrderBy(m => failing.IndexOf(m, StringComparison.Ordinal)).ToList();
        return new AuditDefinition
        {
            Name = name,
            Type = AuditType.ExpressionIsTrue,
            Model = reads[0],
            Layer = ModelLayer.Intermediate,
            FailingRows = SqlText.Portable(failing),
            Reads = reads,
            Links = [.. links.Select(ModelCatalogue.Link)],
            Fingerprint = name,
        };
    }

    private static Dictionary<string, IReadOnlyList<string>> Columns(params (string Model, string[] Columns)[] read) =>
        read.ToDictionary(static r => r.Model, static r => (IReadOnlyList<string>)r.Columns);
}
