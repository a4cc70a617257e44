using System.Numerics;
using Apache.Arrow;

namespace BankingContracts.Adbc.Reading;

/// <summary>A whole number of any width. A narrower .NET type than the column's holds the value, or the value is refused.</summary>
internal sealed class WholeColumn<T>(Field field) : ArrowColumn(field)
    where T : struct, IBinaryInteger<T>, IMinMaxValue<T>
{
    private PrimitiveArray<T> _array = null!;

    public override Type ValueType => typeof(T);

    public override void Attach(IArrowArray array) => _array = (PrimitiveArray<T>)array;

    public override object Value(int row) => _array.Values[row];

    public override long Whole(int row) =>
        _array.Values[row] is var value && value <= T.CreateSaturating(long.MaxValue) ? long.CreateTruncating(value) : throw Overflow("it is above the greatest 64-bit number");

    public override decimal Decimal(int row) => decimal.CreateChecked(_array.Values[row]);
}

/// <summary>A floating-point number of 32 bits.</summary>
internal sealed class FloatColumn(Field field) : ArrowColumn(field)
{
    private FloatArray _array = null!;

    public override Type ValueType => typeof(float);

    public override void Attach(IArrowArray array) => _array = (FloatArray)array;

    public override object Value(int row) => Float(row);

    public override float Float(int row) => _array.Values[row];

    public override double Double(int row) => _array.Values[row];
}

/// <summary>A floating-point number of 64 bits.</summary>
internal sealed class DoubleColumn(Field field) : ArrowColumn(field)
{
    private DoubleArray _array = null!;

    public override Type ValueType => typeof(double);

    public override void Attach(IArrowArray array) => _array = (DoubleArray)array;

    public override object Value(int row) => Double(row);

    public override double Double(int row) => _array.Values[row];
}
