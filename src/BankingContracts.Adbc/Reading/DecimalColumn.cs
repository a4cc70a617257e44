using Apache.Arrow;
using Apache.Arrow.Arrays;

namespace BankingContracts.Adbc.Reading;

/// <summary>
/// A decimal of up to 38 digits. .NET's decimal holds 28 or 29: a value with more digits is refused, unless they are zeros at its end, and its
/// text can be read.
/// </summary>
internal sealed class DecimalColumn(Field field, int precision, int scale) : ArrowColumn(field)
{
    private FixedSizeBinaryArray _array = null!;

    public override string TypeName => $"{base.TypeName}({precision},{scale})";

    public override Type ValueType => typeof(decimal);

    public override int? Precision => precision;

    public override int? Scale => scale;

    public override void Attach(IArrowArray array) => _array = (FixedSizeBinaryArray)array;

    public override object Value(int row) => Decimal(row);

    public override decimal Decimal(int row) => Number(row).TryToDecimal(out var value) ? value : throw Overflow("it has too many digits; read it as text");

    public override long Whole(int row)
    {
        var value = Decimal(row);
        if (value != decimal.Truncate(value))
            throw Refusal("a whole number");
        return value is >= long.MinValue and <= long.MaxValue ? (long)value : throw Overflow("it does not fit a 64-bit number");
    }

    public override string Text(int row) => Number(row).ToString();

    private WideDecimal Number(int row) => WideDecimal.Read(_array.GetBytes(row), scale);
}
