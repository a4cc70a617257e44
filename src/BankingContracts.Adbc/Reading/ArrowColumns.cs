using Apache.Arrow;
using Apache.Arrow.Types;

namespace BankingContracts.Adbc.Reading;

/// <summary>The table of Arrow's types that can be read.</summary>
internal static class ArrowColumns
{
    /// <summary>The column of <paramref name="field"/>.</summary>
    public static ArrowColumn Of(Field field) => field.DataType switch
    {
        NullType => new NullColumn(field),
        BooleanType => new BooleanColumn(field),
        Int8Type => new WholeColumn<sbyte>(field),
        Int16Type => new WholeColumn<short>(field),
        Int32Type => new WholeColumn<int>(field),
        Int64Type => new WholeColumn<long>(field),
        UInt8Type => new WholeColumn<byte>(field),
        UInt16Type => new WholeColumn<ushort>(field),
        UInt32Type => new WholeColumn<uint>(field),
        UInt64Type => new WholeColumn<ulong>(field),
        FloatType => new FloatColumn(field),
        DoubleType => new DoubleColumn(field),
        Decimal32Type type => new DecimalColumn(field, type.Precision, type.Scale),
        Decimal64Type type => new DecimalColumn(field, type.Precision, type.Scale),
        Decimal128Type type => new DecimalColumn(field, type.Precision, type.Scale),
        StringType or LargeStringType or StringViewType => new TextColumn(field),
        BinaryType or LargeBinaryType or BinaryViewType or FixedSizeBinaryType => new BinaryColumn(field),
        Date32Type => new DateColumn(field),
        TimestampType type => new TimestampColumn(field, type),
        // Lists, structs, intervals, dictionaries: SQL can cast them to text.
        _ => new UnreadableColumn(field),
    };
}
