using BankingContracts.Runtime.Definitions;
using Parquet.Schema;

namespace BankingContracts.Runtime.Rows;

/// <summary>
/// The table of column types. A new type is a member of <see cref="ColumnKind"/>, a row here, and a member of <see cref="IFieldReader"/> and
/// <see cref="IFieldWriter"/>, which their implementations pass on to the row.
/// </summary>
internal static class FieldTypes
{
    public static TextFieldType Varchar { get; } = new()
    {
        Parquet = static c => new DataField<string>(c.Name, nullable: true),
        Literal = FieldLiteral.Text,
    };

    public static ValueFieldType<bool> Boolean { get; } = new()
    {
        Read = FieldText.Boolean,
        Write = static (value, _) => FieldText.Of(value),
        ReadDb = static (reader, place) => reader.GetBoolean(place),
        Parquet = static c => new DataField<bool>(c.Name, nullable: true),
        Literal = FieldLiteral.Boolean,
    };

    public static ValueFieldType<short> SmallInt { get; } = new()
    {
        Read = FieldText.Int16,
        Write = static (value, _) => FieldText.Of(value),
        ReadDb = static (reader, place) => reader.GetInt16(place),
        Parquet = static c => new DataField<short>(c.Name, nullable: true),
        Literal = FieldLiteral.Whole,
    };

    public static ValueFieldType<int> Integer { get; } = new()
    {
        Read = FieldText.Int32,
        Write = static (value, _) => FieldText.Of(value),
        ReadDb = static (reader, place) => reader.GetInt32(place),
        Parquet = static c => new DataField<int>(c.Name, nullable: true),
        Literal = FieldLiteral.Whole,
    };

    public static ValueFieldType<long> BigInt { get; } = new()
    {
        Read = FieldText.Int64,
        Write = static (value, _) => FieldText.Of(value),
        ReadDb = static (reader, place) => reader.GetInt64(place),
        Parquet = static c => new DataField<long>(c.Name, nullable: true),
        Literal = FieldLiteral.Whole,
    };

    public static ValueFieldType<decimal> Decimal { get; } = new()
    {
        Read = FieldText.Decimal,
        Write = FieldText.Of,
        ReadDb = static (reader, place) => reader.GetDecimal(place),
        ToParquet = FieldText.Exact,
        Parquet = static c => new DecimalDataField(c.Name, c.Type.Precision, c.Type.Scale, isNullable: true),
        Literal = FieldLiteral.Decimal,
    };

    public static ValueFieldType<double> Double { get; } = new()
    {
        Read = FieldText.Double,
        Write = static (value, _) => FieldText.Of(value),
        ReadDb = static (reader, place) => reader.GetDouble(place),
        Parquet = static c => new DataField<double>(c.Name, nullable: true),
        Literal = FieldLiteral.Double,
    };

    public static ValueFieldType<DateOnly> Date { get; } = new()
    {
        Read = FieldText.Date,
        Write = static (value, _) => FieldText.Of(value),
        ReadDb = static (reader, place) => reader.GetFieldValue<DateOnly>(place),
        Parquet = static c => new DataField<DateOnly>(c.Name, nullable: true),
        Literal = FieldLiteral.Date,
    };

    // Engines and Parquet return timestamps without a kind; here they are UTC.
    public static ValueFieldType<DateTime> Timestamp { get; } = new()
    {
        Read = FieldText.Timestamp,
        Write = static (value, _) => FieldText.Of(value),
        ReadDb = static (reader, place) => DateTime.SpecifyKind(reader.GetDateTime(place), DateTimeKind.Utc),
        FromParquet = static value => DateTime.SpecifyKind(value, DateTimeKind.Utc),
        Parquet = static c => new DateTimeDataField(c.Name, DateTimeFormat.Timestamp, isAdjustedToUTC: true, DateTimeTimeUnit.Micros, isNullable: true),
        Literal = FieldLiteral.Timestamp,
    };

    private static readonly Dictionary<ColumnKind, FieldType> Rows = new()
    {
        [ColumnKind.Varchar] = Varchar,
        [ColumnKind.Boolean] = Boolean,
        [ColumnKind.SmallInt] = SmallInt,
        [ColumnKind.Integer] = Integer,
        [ColumnKind.BigInt] = BigInt,
        [ColumnKind.Decimal] = Decimal,
        [ColumnKind.Double] = Double,
        [ColumnKind.Date] = Date,
        [ColumnKind.Timestamp] = Timestamp,
    };

    /// <summary>The row of <paramref name="kind"/>.</summary>
    public static FieldType Of(ColumnKind kind) => Rows[kind];
}
