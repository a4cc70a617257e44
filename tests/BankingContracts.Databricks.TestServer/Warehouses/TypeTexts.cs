using Apache.Arrow;
using Apache.Arrow.Types;

namespace BankingContracts.Databricks.TestServer.Warehouses;

/// <summary>The types of columns in the words of a manifest.</summary>
internal static class TypeTexts
{
    public static string Of(Field field) => field.DataType switch
    {
        BooleanType => "BOOLEAN",
        Int8Type => "TINYINT",
        Int16Type => "SMALLINT",
        Int32Type => "INT",
        Int64Type => "BIGINT",
        FloatType => "FLOAT",
        DoubleType => "DOUBLE",
        Decimal128Type type => $"DECIMAL({type.Precision},{type.Scale})",
        Date32Type => "DATE",
        TimestampType { IsTimeZoneAware: true } => "TIMESTAMP",
        TimestampType => "TIMESTAMP_NTZ",
        BinaryType => "BINARY",
        NullType => "VOID",
        _ => "STRING",
    };
}
