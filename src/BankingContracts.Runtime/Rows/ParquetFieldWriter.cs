using BankingContracts.Runtime.Definitions;
using Parquet;
using Parquet.Schema;

namespace BankingContracts.Runtime.Rows;

/// <summary>Collects the rows of a row group by column.</summary>
internal sealed class ParquetFieldWriter(ModelDefinition model, int rows) : IFieldWriter
{
    private readonly Array[] _columns = [.. model.Columns.Select(c => ParquetColumns.Allocate(c.Type.Kind, rows))];
    private int _row;

    /// <summary>The Parquet field of a column. It is always nullable, as DuckDB writes it.</summary>
    public static Field Field(ColumnDefinition column) => column.Type.Kind switch
    {
        ColumnKind.Varchar => new DataField<string>(column.Name, nullable: true),
        ColumnKind.Boolean => new DataField<bool>(column.Name, nullable: true),
        ColumnKind.SmallInt => new DataField<short>(column.Name, nullable: true),
        ColumnKind.Integer => new DataField<int>(column.Name, nullable: true),
        ColumnKind.BigInt => new DataField<long>(column.Name, nullable: true),
        ColumnKind.Decimal => new DecimalDataField(column.Name, column.Type.Precision, column.Type.Scale, isNullable: true),
        ColumnKind.Double => new DataField<double>(column.Name, nullable: true),
        ColumnKind.Date => new DataField<DateOnly>(column.Name, nullable: true),
        ColumnKind.Timestamp => new DateTimeDataField(column.Name, DateTimeFormat.Timestamp, isAdjustedToUTC: true, DateTimeTimeUnit.Micros, isNullable: true),
        var kind => throw new ArgumentOutOfRangeException(nameof(column), kind, "no such type"),
    };

    /// <summary>Ends the row. The next row begins.</summary>
    public void EndRow() => _row++;

    /// <summary>Writes the row group.</summary>
    public async Task FlushAsync(ParquetWriter writer, ParquetSchema schema, CancellationToken cancellation)
    {
        using var group = writer.CreateRowGroup();
        for (var i = 0; i < _columns.Length; i++)
            await WriteAsync(group, schema.DataFields[i], _columns[i], cancellation);
        group.CompleteValidate();
    }

    public void Put(int index, string? value) => Set(index, value);

    public void Put(int index, bool? value) => Set(index, value);

    public void Put(int index, short? value) => Set(index, value);

    public void Put(int index, int? value) => Set(index, value);

    public void Put(int index, long? value) => Set(index, value);

    public void Put(int index, decimal? value) => Set(index, value is { } v ? FieldText.Exact(v, model.Columns[index]) : (decimal?)null);

    public void Put(int index, double? value) => Set(index, value);

    public void Put(int index, DateOnly? value) => Set(index, value);

    public void Put(int index, DateTime? value) => Set(index, value);

    private void Set<T>(int index, T value) => ((T[])_columns[index])[_row] = value;

    private static Task WriteAsync(ParquetRowGroupWriter group, DataField field, Array column, CancellationToken cancellation) => column switch
    {
        string?[] texts => group.WriteAsync(field, texts!),
        bool?[] values => WriteAsync(group, field, values, cancellation),
        short?[] values => WriteAsync(group, field, values, cancellation),
        int?[] values => WriteAsync(group, field, values, cancellation),
        long?[] values => WriteAsync(group, field, values, cancellation),
        decimal?[] values => WriteAsync(group, field, values, cancellation),
        double?[] values => WriteAsync(group, field, values, cancellation),
        DateOnly?[] values => WriteAsync(group, field, values, cancellation),
        DateTime?[] values => WriteAsync(group, field, values, cancellation),
        _ => throw new ArgumentOutOfRangeException(nameof(column), column.GetType(), "no such type"),
    };

    private static Task WriteAsync<T>(ParquetRowGroupWriter group, DataField field, T?[] values, CancellationToken cancellation)
        where T : struct => group.WriteAsync<T>(field, new ReadOnlyMemory<T?>(values), cancellationToken: cancellation);
}
