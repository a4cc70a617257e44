using System.Globalization;
using BankingContracts.Runtime.Definitions;

namespace BankingContracts.Runtime.Spark.Dialects;

/// <summary>The column types in the words of Spark SQL.</summary>
internal static class SparkTypes
{
    /// <summary>The name of a type.</summary>
    public static string Of(ColumnType type) => type.Kind switch
    {
        ColumnKind.Varchar => "string",
        ColumnKind.Boolean => "boolean",
        ColumnKind.SmallInt => "smallint",
        ColumnKind.Integer => "int",
        ColumnKind.BigInt => "bigint",
        ColumnKind.Decimal => string.Create(CultureInfo.InvariantCulture, $"decimal({type.Precision},{type.Scale})"),
        ColumnKind.Double => "double",
        ColumnKind.Date => "date",
        ColumnKind.Timestamp => "timestamp_ntz",
        _ => throw new InvalidOperationException($"{type.Kind} is no known column type."),
    };
}
