using System.Data.Common;
using BankingContracts.Runtime.Definitions;
using Parquet;
using Parquet.Schema;

namespace BankingContracts.Runtime.Rows;

/// <summary>All that the rows know about one column type: how its values are in text, in Parquet and in SQL.</summary>
internal abstract class FieldType
{
    /// <summary>The Parquet field of a column. It is always nullable, as DuckDB writes it.</summary>
    public required Func<ColumnDefinition, Field> Parquet { get; init; }

    /// <summary>A value as a user writes it, as SQL that every engine understands; null if the text is not a value.</summary>
    public required Func<string, string?> Literal { get; init; }

    /// <summary>An array for the fields of a column.</summary>
    public abstract Array Allocate(int rows);

    /// <summary>Whether the field at <paramref name="row"/> of <paramref name="column"/> is NULL.</summary>
    public abstract bool IsNull(Array column, int row);

    /// <summary>Fills <paramref name="column"/> with the fields of a row group.</summary>
    public abstract ValueTask ReadAsync(ParquetRowGroupReader group, DataField field, Array column, CancellationToken cancellation);

    /// <summary>Writes the fields of <paramref name="column"/> to a row group.</summary>
    public abstract Task WriteAsync(ParquetRowGroupWriter group, DataField field, Array column, CancellationToken cancellation);
}

/// <summary>The type of texts. Every text is a value.</summary>
internal sealed class TextFieldType : FieldType
{
    public override Array Allocate(int rows) => new string?[rows];

    public override bool IsNull(Array column, int row) => ((string?[])column)[row] is null;

    public override async ValueTask ReadAsync(ParquetRowGroupReader group, DataField field, Array column, CancellationToken cancellation) =>
        await group.ReadAsync(field, (string[])column, cancellationToken: cancellation);

    public override async Task WriteAsync(ParquetRowGroupWriter group, DataField field, Array column, CancellationToken cancellation) =>
        await group.WriteAsync(field, (string[])column);
}

/// <summary>A type whose values have the C# type <typeparamref name="T"/>.</summary>
internal sealed class ValueFieldType<T> : FieldType
    where T : struct
{
    /// <summary>The value of a text in a file; null if the text is not a value.</summary>
    public required Func<string, T?> Read { get; init; }

    /// <summary>The text of a value of a column.</summary>
    public required Func<T, ColumnDefinition, string> Write { get; init; }

    /// <summary>The value at a place of the current row of a database reader.</summary>
    public required Func<DbDataReader, int, T> ReadDb { get; init; }

    /// <summary>A value that Parquet returned, as rows have it.</summary>
    public Func<T, T> FromParquet { get; init; } = static value => value;

    /// <summary>A value of a column, as Parquet stores it.</summary>
    public Func<T, ColumnDefinition, T> ToParquet { get; init; } = static (value, _) => value;

    public override Array Allocate(int rows) => new T?[rows];

    public override bool IsNull(Array column, int row) => ((T?[])column)[row] is null;

    public override async ValueTask ReadAsync(ParquetRowGroupReader group, DataField field, Array column, CancellationToken cancellation)
    {
        var values = (T?[])column;
        if (field.IsNullable)
        {
            await group.ReadAsync<T>(field, new Memory<T?>(values), cancellationToken: cancellation);
            return;
        }

        var required = new T[values.Length];
        await group.ReadAsync(field, required.AsMemory(), cancellationToken: cancellation);
        for (var i = 0; i < values.Length; i++)
            values[i] = required[i];
    }

    public override Task WriteAsync(ParquetRowGroupWriter group, DataField field, Array column, CancellationToken cancellation) =>
        group.WriteAsync<T>(field, new ReadOnlyMemory<T?>((T?[])column), cancellationToken: cancellation);
}
