using BankingContracts.Runtime.Definitions;
using Parquet;
using Parquet.Schema;

namespace BankingContracts.Runtime.Rows;

/// <summary>The fields of the rows of a row group.</summary>
internal sealed class ParquetFieldReader : IFieldReader
{
    private readonly ModelDefinition _model;
    private readonly FieldType[] _types;
    private readonly Array[] _columns;
    private readonly int _rows;
    private int _row = -1;

    private ParquetFieldReader(ModelDefinition model, FieldType[] types, Array[] columns, int rows) =>
        (_model, _types, _columns, _rows) = (model, types, columns, rows);

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
        FieldType[] types = [.. model.Columns.Select(static c => FieldTypes.Of(c.Type.Kind))];
        var columns = new Array[fields.Length];
        for (var i = 0; i < fields.Length; i++)
        {
            columns[i] = types[i].Allocate(rows);
            try
            {
                await types[i].ReadAsync(group, fields[i], columns[i], cancellation);
            }
            catch (Exception e) when (e is InvalidCastException or ArgumentException or InvalidOperationException or NotSupportedException
                or OverflowException or ParquetException)
            {
                throw new FieldFormatException(
                    $"{model.Name}.{fields[i].Name} cannot be read as {model.Columns[i].Type}: the file has {fields[i].ClrType.Name}; {e.Message}", e);
            }
        }

        return new ParquetFieldReader(model, types, columns, rows);
    }

    /// <summary>Moves to the next row; false after the last one.</summary>
    public bool Next() => ++_row < _rows;

    public bool IsNull(int index) => _types[index].IsNull(_columns[index], _row);

    public string GetString(int index) => ((string?[])_columns[index])[_row] ?? throw Missing(index);

    public bool GetBoolean(int index) => Get(index, FieldTypes.Boolean);

    public short GetInt16(int index) => Get(index, FieldTypes.SmallInt);

    public int GetInt32(int index) => Get(index, FieldTypes.Integer);

    public long GetInt64(int index) => Get(index, FieldTypes.BigInt);

    public decimal GetDecimal(int index) => Get(index, FieldTypes.Decimal);

    public double GetDouble(int index) => Get(index, FieldTypes.Double);

    public DateOnly GetDate(int index) => Get(index, FieldTypes.Date);

    public DateTime GetTimestamp(int index) => Get(index, FieldTypes.Timestamp);

    private T Get<T>(int index, ValueFieldType<T> type)
        where T : struct => ((T?[])_columns[index])[_row] is { } value ? type.FromParquet(value) : throw Missing(index);

    private FieldFormatException Missing(int index) => new($"{_model.Name}.{_model.Columns[index].Name} is NULL");
}
