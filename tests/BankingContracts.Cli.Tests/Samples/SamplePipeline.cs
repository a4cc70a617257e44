using BankingContracts.Runtime.Definitions;

namespace BankingContracts.Cli.Tests.Samples;

/// <summary>A pipeline with one model of every kind; its SQL never runs.</summary>
internal static class SamplePipeline
{
    public static PipelineDefinition Definition { get; } = Create();

    public static AuditDefinition Audit(
        string name,
        AuditType type = AuditType.NotNull,
        string model = "snap_customer",
        ModelLayer layer = ModelLayer.Snapshots,
        string? column = "customer_name",
        string description = "",
        string sql = "select 1",
        params string[] reads) => new()
        {
            Name = name,
            Type = type,
            Model = model,
            Layer = layer,
            Column = column,
            Description = description,
            FailingRows = new SqlText(sql, sql),
            Reads = [model, .. reads],
            Fingerprint = "f",
        };

    private static PipelineDefinition Create() => new(
        "Sample",
        [
            Model("src_customer", ModelLayer.Source, new SourceBody { File = "customers.csv", Fields = [], LoadedAtColumn = "loaded_at" }),
            Model("stg_customer", ModelLayer.Staging, new StagingBody("src_customer", "quarantine_stg_customer", Sql, [], [])),
            Model("quarantine_stg_customer", ModelLayer.Staging, new QuarantineBody("stg_customer")),
            Model("src_rate", ModelLayer.Source, new SourceBody { File = "rates.csv", Fields = [], LoadedAtColumn = "loaded_at" }),
            Model("stg_rate", ModelLayer.Staging, new StagingBody("src_rate", "quarantine_stg_rate", Sql, [], [])),
            Model("quarantine_stg_rate", ModelLayer.Staging, new QuarantineBody("stg_rate")),
            Model("snap_customer", ModelLayer.Snapshots, Snapshot("stg_customer"), ["customer_id"]),
            Model("snap_rate", ModelLayer.Snapshots, Snapshot("stg_rate"), ["currency_code", "valid_date"]),
            Model("customer_profile", ModelLayer.Marts, new QueryBody(Materialization.Table, "select 1")),
        ],
        []);

    private static SqlText Sql { get; } = new("select 1", "select 1");

    private static SnapshotBody Snapshot(string relation) =>
        new(relation, SnapshotStrategy.Check, null, [], HardDeletes.Invalidate, KeepQuarantined: false, UpdatedAtIsLoadTime: false);

    private static ModelDefinition Model(string name, ModelLayer layer, ModelBody body, IReadOnlyList<string>? key = null) => new()
    {
        Name = name,
        Layer = layer,
        Description = "",
        Columns =
        [
            new("customer_id", new ColumnType(ColumnKind.Integer), IsNullable: false),
            new("currency_code", new ColumnType(ColumnKind.Varchar), IsNullable: false),
            new("valid_date", new ColumnType(ColumnKind.Date), IsNullable: false),
            new("balance_amount", new ColumnType(ColumnKind.Decimal, 18, 2), IsNullable: false),
        ],
        Key = key ?? [],
        Upstreams = [],
        Body = body,
        CreateTable = Sql,
        Fingerprint = "f",
    };
}
