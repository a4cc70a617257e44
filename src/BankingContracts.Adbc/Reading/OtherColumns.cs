using Apache.Arrow;

namespace BankingContracts.Adbc.Reading;

/// <summary>A truth value.</summary>
internal sealed class BooleanColumn(Field field) : ArrowColumn(field)
{
    private BooleanArray _array = null!;

    public override Type ValueType => typeof(bool);

    public override void Attach(IArrowArray array) => _array = (BooleanArray)array;

    public override object Value(int row) => Boolean(row);

    public override bool Boolean(int row) => _array.GetValue(row) ?? throw Refusal("a boolean");
}

/// <summary>A column that holds nothing but NULL, such as <c>select null</c>.</summary>
internal sealed class NullColumn(Field field) : ArrowColumn(field)
{
    public override Type ValueType => typeof(DBNull);

    public override void Attach(IArrowArray array)
    {
    }

    public override object Value(int row) => DBNull.Value;
}

/// <summary>A column of a type that no .NET type stands for. It hinders nobody who does not read it.</summary>
internal sealed class UnreadableColumn(Field field) : ArrowColumn(field)
{
    public override Type ValueType => typeof(object);

    public override void Attach(IArrowArray array)
    {
    }

    public override object Value(int row) => throw new InvalidCastException($"The column {Name} is of type {TypeName}, which cannot be read. Cast it to text in the query.");
}
