using BankingContracts.Runtime.Definitions;

namespace BankingContracts.Runtime.Rows;

/// <summary>A generated row. It knows its model, and reads and writes its own fields without reflection.</summary>
/// <typeparam name="TSelf">The row type itself.</typeparam>
public interface IRow<TSelf>
    where TSelf : IRow<TSelf>
{
    /// <summary>The model that the row belongs to.</summary>
    static abstract ModelDefinition Model { get; }

    /// <summary>Reads one row; fields are numbered by the model's columns, from 0.</summary>
    static abstract TSelf Read<TReader>(TReader fields)
        where TReader : IFieldReader;

    /// <summary>Writes the row's fields in the order of the model's columns.</summary>
    void Write<TWriter>(TWriter fields)
        where TWriter : IFieldWriter;
}
