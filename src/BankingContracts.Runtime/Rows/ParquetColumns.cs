using BankingContracts.Runtime.Definitions;

namespace BankingContracts.Runtime.Rows;

/// <summary>The arrays that hold a column of a row group.</summary>
internal static class ParquetColumns
{
    /// <summary>An array of the CLR type of <paramref name="kind"/>, nullable.</summary>
    public static Array Allocate(ColumnKind kind, int rows) => kind switch
    {
        ColumnKind.Varchar => new string?[rows],
        ColumnKind.Boolean => new bool?[rows],
        ColumnKind.SmallInt => new short?[rows],
        ColumnKind.Integer => new int?[rows],
        ColumnKind.BigInt => new long?[rows],
        ColumnKind.Decimal => new decimal?[rows],
        ColumnKind.Double => new double?[rows],
        ColumnKind.Date => new DateOnly?[rows],
        ColumnKind.Timestamp => new DateTime?[rows],
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "no such type"),
    };
}
