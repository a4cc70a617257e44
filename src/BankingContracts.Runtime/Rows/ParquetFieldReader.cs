using BankingContracts.Runtime.Definitions;
using Parquet;
using Parquet.Schema;

namespace BankingContracts.Runtime.Rows;

/// <summary>The fields of the rows of a row group.</summary>
internal sealed class ParquetFieldReader : IFieldReader
{
    private readonly ModelDefinition _model;
    private readonly Array[] _columns;
    private readonly int _rows;
    private int _row = -1;

    private ParquetFieldReader(ModelDefinition model, Array[] columns, int rows) => (_model, _columns, _rows) = (model, columns, rows);

    /// <summary>The file's fields in the order of the model's columns.</summary>
    /// <exception cref="FieldFormatException">The columns are not the model's.</exception>
    public static DataField[] FindColumns(ModelDefinition model, ParquetSchema schema)
    {
        var places = ColumnOrder.Find(model, [.. schema.DataFields.Select(f => f.Name)], allowOthers: false);
        return [.. places.Select(place => schema.DataFields[place])];
    }

    /// <summary>Reads a row group. The reader starts before its first row.</summary>
    /// <exception cref="FieldFormatException">A column has another type than the model's.</exception>
    public static async Task<ParquetFieldReader> ReadAsync(
        ModelDefinition model, DataField[] fields, ParquetRowGroupReader group, CancellationToken cancellation)
    {
        var rows = checked((int)group.RowCount);
        var columns = new Array[fields.Length];
        for (var i = 0; i < fields.Length; i++)
        {
            columns[i] = ParquetColumns.Allocate(model.Columns[i].Type.Kind, rows);
            try
            {
                await FillAsync(group, fields[i], columns[i], cancellation);
            }
            catch (Exception e) when (e is InvalidCastException or ArgumentException or InvalidOperationException or NotSupportedException
                or OverflowException or ParquetException)
            {
                throw new FieldFormatException(
                    $"{model.Name}.{fields[i].Name} cannot be read as {model.Columns[i].Type}: the file has {fields[i].ClrType.Name}; {e.Message}", e);
            }
        }

        return new ParquetFieldReader(model, columns, rows);
    }

    /// <summary>Moves to the next row; false after the last one.</summary>
    public bool Next() => ++_row < _rows;

    public bool IsNull(int index) => _columns[index] switch
    {
        string?[] texts => texts[_row] is null,
        bool?[] values => values[_row] is null,
        short?[] values => values[_row] is null,
        int?[] values => values[_row] is null,
        long?[] values => values[_row] is null,
        decimal?[] values => values[_row] is null,
        double?[] values => values[_row] is null,
        DateOnly?[] values => values[_row] is null,
        var values => ((DateTime?[])values)[_row] is null,
    };

    public string GetString(int index) => ((string?[])_columns[index])[_row] ?? throw Missing(index);

    public bool GetBoolean(int index) => Get<bool>(index);

    public short GetInt16(int index) => Get<short>(index);

    public int GetInt32(int index) => Get<int>(index);

    public long GetInt64(int index) => Get<long>(index);

    public decimal GetDecimal(int index) => Get<decimal>(index);

    public double GetDouble(int index) => Get<double>(index);

    public DateOnly GetDate(int index) => Get<DateOnly>(index);

    public DateTime GetTimestamp(int index) => DateTime.SpecifyKind(Get<DateTime>(index), DateTimeKind.Utc);

    private T Get<T>(int index)
        where T : struct => ((T?[])_columns[index])[_row] ?? throw Missing(index);

    private FieldFormatException Missing(int index) => new($"{_model.Name}.{_model.Columns[index].Name} is NULL");

    private static async Task FillAsync(ParquetRowGroupReader group, DataField field, Array column, CancellationToken cancellation)
    {
        switch (column)
        {
            case string[] texts:
                await group.ReadAsync(field, texts, cancellationToken: cancellation);
                break;
            case bool?[] values:
                await FillAsync(group, field, values, cancellation);
                break;
            case short?[] values:
                await FillAsync(group, field, values, cancellation);
                break;
            case int?[] values:
                await FillAsync(group, field, values, cancellation);
                break;
            case long?[] values:
                await FillAsync(group, field, values, cancellation);
                break;
            case decimal?[] values:
                await FillAsync(group, field, values, cancellation);
                break;
            case double?[] values:
                await FillAsync(group, field, values, cancellation);
                break;
            case DateOnly?[] values:
                await FillAsync(group, field, values, cancellation);
                break;
            default:
                await FillAsync(group, field, (DateTime?[])column, cancellation);
                break;
        }
    }

    private static async ValueTask FillAsync<T>(ParquetRowGroupReader group, DataField field, T?[] values, CancellationToken cancellation)
        where T : struct
    {
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
}
