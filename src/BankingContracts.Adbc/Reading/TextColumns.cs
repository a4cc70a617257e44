using Apache.Arrow;
using Apache.Arrow.Arrays;

namespace BankingContracts.Adbc.Reading;

/// <summary>A text, in any of Arrow's three layouts.</summary>
internal sealed class TextColumn(Field field) : ArrowColumn(field)
{
    private IArrowArray _array = null!;

    public override Type ValueType => typeof(string);

    public override void Attach(IArrowArray array) => _array = array;

    public override object Value(int row) => Text(row);

    public override string Text(int row) => _array switch
    {
        StringArray array => array.GetString(row),
        LargeStringArray array => array.GetString(row),
        StringViewArray array => array.GetString(row),
        _ => throw Refusal("a text"),
    };
}

/// <summary>Bytes, in any of Arrow's layouts.</summary>
internal sealed class BinaryColumn(Field field) : ArrowColumn(field)
{
    private IArrowArray _array = null!;

    public override Type ValueType => typeof(byte[]);

    public override void Attach(IArrowArray array) => _array = array;

    public override object Value(int row) => Bytes(row);

    public override byte[] Bytes(int row) => _array switch
    {
        BinaryArray array => array.GetBytes(row).ToArray(),
        LargeBinaryArray array => array.GetBytes(row).ToArray(),
        BinaryViewArray array => array.GetBytes(row).ToArray(),
        FixedSizeBinaryArray array => array.GetBytes(row).ToArray(),
        _ => throw Refusal("bytes"),
    };
}
