using BankingContracts.ContractModel.Model;

namespace BankingContracts.ContractModel.Types;

/// <summary>The table of column types. A new type is a member of <see cref="DataTypeKind"/> and a row here.</summary>
internal static class DataTypes
{
    /// <summary>All rows, in the order of <see cref="DataTypeKind"/>.</summary>
    public static IReadOnlyList<DataTypeRow> All { get; } =
    [
        new(DataTypeKind.Unknown)
        {
            Family = TypeFamily.None,
            DuckDb = "varchar",
            Spark = "string",
            CSharp = null,
            Getter = "",
            Fits = static (_, _) => true,
            Parse = StrictParse.Text,
            Literal = TypedLiteral.Text,
        },
        new(DataTypeKind.Varchar)
        {
            Family = TypeFamily.Other,
            Aliases = ["string", "text"],
            Foreign = Foreign("varchar", "char", "character", "nvarchar", "uuid"),
            DuckDb = "varchar",
            Spark = "string",
            CSharp = "string",
            Getter = "GetString",
            Fits = static (_, _) => true,
            Parse = StrictParse.Text,
            Literal = TypedLiteral.Text,
        },
        new(DataTypeKind.Boolean)
        {
            Family = TypeFamily.Other,
            Aliases = ["bool"],
            DuckDb = "boolean",
            Spark = "boolean",
            CSharp = "bool",
            Getter = "GetBoolean",
            IgnoresCase = true,
            Fits = static (_, text) => TypedText.IsBoolean(text),
            Parse = StrictParse.Boolean,
            Literal = TypedLiteral.Boolean,
        },
        new(DataTypeKind.SmallInt)
        {
            Family = TypeFamily.Numeric,
            Foreign = Foreign("smallint", "tinyint", "int16"),
            DuckDb = "smallint",
            Spark = "smallint",
            CSharp = "short",
            Getter = "GetInt16",
            IsInteger = true,
            Fits = static (_, text) => TypedText.IsWhole(text, short.MinValue, short.MaxValue),
            Exceeds = TypedText.IsGreaterNumber,
            Parse = StrictParse.Whole,
            Literal = TypedLiteral.Number,
        },
        new(DataTypeKind.Integer)
        {
            Family = TypeFamily.Numeric,
            Aliases = ["int"],
            Foreign = Foreign("integer", "int32"),
            DuckDb = "integer",
            Spark = "int",
            CSharp = "int",
            Getter = "GetInt32",
            IsInteger = true,
            Fits = static (_, text) => TypedText.IsWhole(text, int.MinValue, int.MaxValue),
            Exceeds = TypedText.IsGreaterNumber,
            Parse = StrictParse.Whole,
            Literal = TypedLiteral.Number,
        },
        new(DataTypeKind.BigInt)
        {
            Family = TypeFamily.Numeric,
            Aliases = ["long"],
            Foreign = Foreign("bigint", "int64"),
            DuckDb = "bigint",
            Spark = "bigint",
            CSharp = "long",
            Getter = "GetInt64",
            IsInteger = true,
            Fits = static (_, text) => TypedText.IsWhole(text, long.MinValue, long.MaxValue),
            Exceeds = TypedText.IsGreaterNumber,
            Parse = StrictParse.Whole,
            Literal = TypedLiteral.Number,
        },
        new(DataTypeKind.Decimal)
        {
            Family = TypeFamily.Numeric,
            Aliases = ["numeric"],
            Foreign = [.. Foreign("decimal(18,2)", "number", "money"), .. Foreign("decimal(38,0)", "hugeint")],
            DuckDb = "decimal",
            Spark = "decimal",
            CSharp = "decimal",
            Getter = "GetDecimal",
            HasScale = true,
            Fits = static (type, text) => TypedText.IsDecimal(text, type.Precision - type.Scale, type.Scale),
            FitsAsBound = static (type, text) => TypedText.IsDecimal(text, type.Precision - type.Scale, int.MaxValue),
            Exceeds = TypedText.IsGreaterNumber,
            Parse = StrictParse.Decimal,
            Literal = TypedLiteral.Number,
        },
        new(DataTypeKind.Double)
        {
            Family = TypeFamily.Numeric,
            Foreign = Foreign("double", "float", "float64", "real"),
            DuckDb = "double",
            Spark = "double",
            CSharp = "double",
            Getter = "GetDouble",
            IsExact = false,
            Fits = static (_, text) => TypedText.IsDouble(text),
            Exceeds = TypedText.IsGreaterDouble,
            Parse = StrictParse.Double,
            Literal = TypedLiteral.Number,
        },
        new(DataTypeKind.Date)
        {
            Family = TypeFamily.Temporal,
            DuckDb = "date",
            Spark = "date",
            CSharp = "global::System.DateOnly",
            Getter = "GetDate",
            IsWholeDay = true,
            Fits = static (_, text) => TypedText.IsDate(text),
            Exceeds = TypedText.IsLater,
            Parse = StrictParse.Date,
            Literal = TypedLiteral.Date,
        },
        new(DataTypeKind.Timestamp)
        {
            Family = TypeFamily.Temporal,
            Foreign = Foreign("timestamp", "datetime", "timestamptz", "timestamp_ntz"),
            DuckDb = "timestamp",
            Spark = "timestamp",
            CSharp = "global::System.DateTime",
            Getter = "GetTimestamp",
            Fits = static (_, text) => TypedText.Timestamp(text) is not null,
            FitsAsReceived = static (_, text) => TypedText.Timestamp(text) is not null && TypedText.HasSeconds(text),
            Exceeds = TypedText.IsLater,
            Parse = StrictParse.Timestamp,
            Literal = TypedLiteral.Timestamp,
        },
    ];

    private static readonly Dictionary<DataTypeKind, DataTypeRow> Rows = All.ToDictionary(static r => r.Kind);

    /// <summary>The row of <paramref name="type"/>.</summary>
    public static DataTypeRow Of(DataType type) => Of(type.Kind);

    /// <summary>The row of <paramref name="kind"/>.</summary>
    public static DataTypeRow Of(DataTypeKind kind) => Rows[kind];

    private static IReadOnlyList<(string Name, string Instead)> Foreign(string instead, params string[] names) => [.. names.Select(n => (n, instead))];
}
