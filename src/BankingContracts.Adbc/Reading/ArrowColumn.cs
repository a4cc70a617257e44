using Apache.Arrow;

namespace BankingContracts.Adbc.Reading;

/// <summary>
/// A column of a result: reads one type of Arrow from the batch that it is attached to. A type gives the values that it holds without loss;
/// all others are refused. The row is within the batch, and its value is not NULL.
/// </summary>
internal abstract class ArrowColumn(Field definition)
{
    /// <summary>The name.</summary>
    public string Name => definition.Name;

    /// <summary>Whether the column may hold NULL.</summary>
    public bool IsNullable => definition.IsNullable;

    /// <summary>The name of the type, as Arrow calls it.</summary>
    public virtual string TypeName => definition.DataType.Name;

    /// <summary>The .NET type of <see cref="Value"/>.</summary>
    public abstract Type ValueType { get; }

    /// <summary>The number of digits of a decimal.</summary>
    public virtual int? Precision => null;

    /// <summary>The number of digits of a decimal behind the point.</summary>
    public virtual int? Scale => null;

    /// <summary>Reads from <paramref name="array"/> from now on.</summary>
    public abstract void Attach(IArrowArray array);

    /// <summary>The value in the .NET type that fits the column best.</summary>
    public abstract object Value(int row);

    public virtual bool Boolean(int row) => throw Refusal("a boolean");

    public virtual long Whole(int row) => throw Refusal("a whole number");

    public virtual decimal Decimal(int row) => throw Refusal("a decimal");

    public virtual float Float(int row) => throw Refusal("a float");

    public virtual double Double(int row) => throw Refusal("a double");

    public virtual string Text(int row) => throw Refusal("a text");

    public virtual byte[] Bytes(int row) => throw Refusal("bytes");

    public virtual DateOnly Date(int row) => throw Refusal("a date");

    public virtual DateTime Timestamp(int row) => throw Refusal("a timestamp");

    public virtual DateTimeOffset Instant(int row) => throw Refusal("a timestamp with a time zone");

    /// <summary>What a caller gets who asks for a type that the column does not hold.</summary>
    protected InvalidCastException Refusal(string wanted) => new($"The column {Name} is of type {TypeName} and cannot be read as {wanted}.");

    /// <summary>What a caller gets for a value that its .NET type cannot hold. The message does not show the value.</summary>
    protected OverflowException Overflow(string holds) => new($"The column {Name} of type {TypeName} has a value that .NET cannot hold: {holds}.");
}
