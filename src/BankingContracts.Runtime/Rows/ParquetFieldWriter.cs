using BankingContracts.Runtime.Definitions;
using Parquet;
using Parquet.Schema;

namespace BankingContracts.Runtime.Rows;

/// <summary>Collects the rows of a row group by column.</summary>
internal sealed class ParquetFieldWriter(IReadOnlyList<ColumnDefinition> columns, int rows) : IFieldWriter
{
    private readonly FieldType[] _types = [.. columns.Select(static c => FieldTypes.Of(c.Type.Kind))];
    private readonly Array[] _columns = [.. columns.Select(c => FieldTypes.Of(c.Type.Kind).Allocate(rows))];
    private int _row;

    /// <summary>Ends the row. The next row begins.</summary>
    public void EndRow() => _row++;

    /// <summary>Writes the row group.</summary>
    public async Task FlushAsync(ParquetWriter writer, ParquetSchema schema, CancellationToken cancellation)
    {
        using var group = writer.CreateRowGroup();
        for (var i = 0; i < _columns.Length; i++)
            await _types[i].WriteAsync(group, schema.DataFields[i], _columns[i], cancellation);
        group.CompleteValidate();
    }

    public void Put(int index, string? value) => ((string?[])_columns[index])[_row] = value;

    public void Put(int index, bool? value) => Put(index, value, FieldTypes.Boolean);

    public void Put(int index, short? value) => Put(index, value, FieldTypes.SmallInt);

    public void Put(int index, int? value) => Put(index, value, FieldTypes.Integer);

    public void Put(int index, long? value) => Put(index, value, FieldTypes.BigInt);

    public void Put(int index, decimal? value) => Put(index, value, FieldTypes.Decimal);

    public void Put(int index, double? value) => Put(index, value, FieldTypes.Double);

    public void Put(int index, DateOnly? value) => Put(index, value, FieldTypes.Date);

    public void Put(int index, DateTime? value) => Put(index, value, FieldTypes.Timestamp);

    private void Put<T>(int index, T? value, ValueFieldType<T> type)
        where T : struct => ((T?[])_columns[index])[_row] = value is { } v ? type.ToParquet(v, columns[index]) : null;
}
