using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Rows;

namespace BankingContracts.Runtime.Tests.Rows;

/// <summary>A row with a column of every type, nullable but for the first two, written as the generator writes them.</summary>
public sealed record SampleRow : IRow<SampleRow>
{
    public static ModelDefinition Model { get; } = new()
    {
        Name = "sample",
        Layer = ModelLayer.Marts,
        Description = "",
        Columns =
        [
            new("sample_id", new(ColumnKind.BigInt), IsNullable: false),
            new("label", new(ColumnKind.Varchar), IsNullable: false),
            new("note", new(ColumnKind.Varchar), IsNullable: true),
            new("is_open_flag", new(ColumnKind.Boolean), IsNullable: true),
            new("small_count", new(ColumnKind.SmallInt), IsNullable: true),
            new("medium_count", new(ColumnKind.Integer), IsNullable: true),
            new("balance_amount", new(ColumnKind.Decimal, 18, 2), IsNullable: true),
            new("total_amount", new(ColumnKind.Decimal, 38, 2), IsNullable: true),
            new("interest_rate_pct", new(ColumnKind.Decimal, 5, 3), IsNullable: true),
            new("ratio", new(ColumnKind.Double), IsNullable: true),
            new("opened_date", new(ColumnKind.Date), IsNullable: true),
            new("changed_at", new(ColumnKind.Timestamp), IsNullable: true),
        ],
        Key = ["sample_id"],
        Upstreams = [],
        Body = new QueryBody(Materialization.Table, ""),
        CreateTable = new SqlText("", ""),
        Fingerprint = "",
    };

    public required long SampleId { get; init; }

    public required string Label { get; init; }

    public string? Note { get; init; }

    public bool? IsOpenFlag { get; init; }

    public short? SmallCount { get; init; }

    public int? MediumCount { get; init; }

    public decimal? BalanceAmount { get; init; }

    public decimal? TotalAmount { get; init; }

    public decimal? InterestRatePct { get; init; }

    public double? Ratio { get; init; }

    public DateOnly? OpenedDate { get; init; }

    public DateTime? ChangedAt { get; init; }

    public static SampleRow Read<TReader>(TReader fields)
        where TReader : IFieldReader => new()
        {
            SampleId = fields.GetInt64(0),
            Label = fields.GetString(1),
            Note = fields.IsNull(2) ? null : fields.GetString(2),
            IsOpenFlag = fields.IsNull(3) ? null : fields.GetBoolean(3),
            SmallCount = fields.IsNull(4) ? null : fields.GetInt16(4),
            MediumCount = fields.IsNull(5) ? null : fields.GetInt32(5),
            BalanceAmount = fields.IsNull(6) ? null : fields.GetDecimal(6),
            TotalAmount = fields.IsNull(7) ? null : fields.GetDecimal(7),
            InterestRatePct = fields.IsNull(8) ? null : fields.GetDecimal(8),
            Ratio = fields.IsNull(9) ? null : fields.GetDouble(9),
            OpenedDate = fields.IsNull(10) ? null : fields.GetDate(10),
            ChangedAt = fields.IsNull(11) ? null : fields.GetTimestamp(11),
        };

    public void Write<TWriter>(TWriter fields)
        where TWriter : IFieldWriter
    {
        fields.Put(0, SampleId);
        fields.Put(1, Label);
        fields.Put(2, Note);
        fields.Put(3, IsOpenFlag);
        fields.Put(4, SmallCount);
        fields.Put(5, MediumCount);
        fields.Put(6, BalanceAmount);
        fields.Put(7, TotalAmount);
        fields.Put(8, InterestRatePct);
        fields.Put(9, Ratio);
        fields.Put(10, OpenedDate);
        fields.Put(11, ChangedAt);
    }
}
