using Apache.Arrow;
using Apache.Arrow.Types;

namespace BankingContracts.Runtime.Spark.Statements;

/// <summary>The columns of a result without rows: it has no chunk that would say them in Arrow's own words.</summary>
internal static class ResultTypes
{
    /// <summary>The schema that a manifest describes.</summary>
    public static Schema Of(ResultManifest? manifest) =>
        new([.. (manifest?.Schema?.Columns ?? []).Select(c => new Field(c.Name, TypeOf(c), nullable: true))], metadata: null);

    // The text is the name in SQL, for example DECIMAL(18,2); the name without its arguments decides.
    private static IArrowType TypeOf(ResultColumn column) => column.TypeText.Split('(', '<', ' ')[0].ToUpperInvariant() switch
    {
        "BOOLEAN" => BooleanType.Default,
        "BYTE" or "TINYINT" => Int8Type.Default,
        "SHORT" or "SMALLINT" => Int16Type.Default,
        "INT" or "INTEGER" => Int32Type.Default,
        "LONG" or "BIGINT" => Int64Type.Default,
        "FLOAT" or "REAL" => FloatType.Default,
        "DOUBLE" => DoubleType.Default,
        "DECIMAL" => new Decimal128Type(column.TypePrecision ?? 10, column.TypeScale ?? 0),
        "DATE" => Date32Type.Default,
        "TIMESTAMP" => new TimestampType(TimeUnit.Microsecond, "UTC"),
        "TIMESTAMP_NTZ" => new TimestampType(TimeUnit.Microsecond, (string?)null),
        "BINARY" => BinaryType.Default,
        "VOID" or "NULL" => NullType.Default,
        // Nested values and intervals have no value here that would be read.
        _ => StringType.Default,
    };
}
