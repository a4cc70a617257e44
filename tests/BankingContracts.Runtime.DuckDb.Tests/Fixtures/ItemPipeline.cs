using BankingContracts.Runtime.Definitions;

namespace BankingContracts.Runtime.DuckDb.Tests.Fixtures;

/// <summary>A small pipeline made by hand: items with a whole-number key, a name and an amount.</summary>
internal static class ItemPipeline
{
    public static readonly ColumnType Text = new(ColumnKind.Varchar);
    public static readonly ColumnType Number = new(ColumnKind.Integer);
    public static readonly ColumnType Money = new(ColumnKind.Decimal, 18, 2);
    public static readonly ColumnType Time = new(ColumnKind.Timestamp);

    public static PipelineDefinition With(SnapshotBody snapshot, params ModelDefinition[] queries)
    {
        ColumnDefinition[] staged = [new("item_id", Number, false), new("item_name", Text, true), new("item_amount", Money, false), new("loaded_at", Time, false)];
        ColumnDefinition[] deleted = snapshot.HardDeletes == HardDeletes.NewRecord ? [new("dbt_is_deleted", new(ColumnKind.Boolean), false)] : [];
        return new PipelineDefinition(
            "items",
            [
                Model("src_item", ModelLayer.Source, [], [], [new("item_id", Text, true), new("item_name", Text, true), new("item_amount", Text, true), new("loaded_at", Time, false)], new SourceBody
                {
                    File = "items.csv",
                    Fields = [new("item_id", "item_id"), new("item_name", "item_name"), new("item_amount", "item_amount")],
                    LoadedAtColumn = "loaded_at",
                }),
                Model("stg_item", ModelLayer.Staging, ["item_id"], ["src_item"], staged, new StagingBody("src_item", "quarantine_stg_item", Both(Classify), [new("item_id", QuarantineKind.Format, "invalid format"), new("item_amount", QuarantineKind.Format, "invalid format")], ["loaded_at"])),
                Model("quarantine_stg_item", ModelLayer.Staging, [], ["src_item"], [new("item_id", Text, true), new("item_name", Text, true), new("item_amount", Text, true), new("failure_reason", Text, false), new("quarantined_at", Time, false), new("_file", Text, true), new("_line", new ColumnType(ColumnKind.BigInt), true)], new QuarantineBody("stg_item")),
                Model("snap_item", ModelLayer.Snapshots, ["item_id"], ["stg_item"], [new("dbt_scd_id", Text, false), new("dbt_updated_at", Time, false), new("dbt_valid_from", Time, false), new("dbt_valid_to", Time, true), .. deleted, .. staged], snapshot),
                .. queries,
            ],
            []);
    }

    public static ModelDefinition Model(
        string name, ModelLayer layer, string[] key, string[] upstreams, ColumnDefinition[] columns, ModelBody body, bool hasKeyConstraint = false) => new()
        {
            Name = name,
            Layer = layer,
            Description = "",
            Key = key,
            Upstreams = upstreams,
            Columns = columns,
            Body = body,
            Fingerprint = name,
            HasKeyConstraint = hasKeyConstraint,
            CreateTable = CreateTable(name, layer, columns, hasKeyConstraint ? $", primary key ({string.Join(", ", key)})" : ""),
            CreateKeylessTable = hasKeyConstraint ? CreateTable(name, layer, columns, "") : null,
        };

    private static SqlText CreateTable(string name, ModelLayer layer, ColumnDefinition[] columns, string constraint) =>
        Both($"create table {layer.ToString().ToLowerInvariant()}.{name} ({string.Join(", ", columns.Select(c => $"{c.Name} {c.Type}{(c.IsNullable ? "" : " not null")}"))}{constraint})");

    private const string Classify = """
        select try_cast(item_id as integer) as item_id, item_name, try_cast(item_amount as decimal(18,2)) as item_amount, loaded_at,
            item_id as _raw_item_id, item_name as _raw_item_name, item_amount as _raw_item_amount,
            nullif(concat_ws('; ', if(try_cast(item_id as integer) is null, 'Invalid item_id: format', null), if(try_cast(item_amount as decimal(18,2)) is null, 'Invalid item_amount: format', null)), '') as _failure_reason,
            nullif(concat_ws(';', if(try_cast(item_id as integer) is null, '1', null), if(try_cast(item_amount as decimal(18,2)) is null, '2', null)), '') as _failures
        from src_item
        """;

    private static SqlText Both(string sql) => new(sql, sql);
}
