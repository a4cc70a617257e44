using System.Data.Common;
using System.Globalization;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Rows;
using Parquet;
using Parquet.Schema;

namespace BankingContracts.Runtime.Results;

/// <summary>The rows of a query as a Parquet file. A column whose type contracts do not have becomes text, as in CSV.</summary>
public static class ParquetResult
{
    private const int MostDigits = 28;

    private static readonly Dictionary<Type, ColumnKind> Kinds = new()
    {
        [typeof(bool)] = ColumnKind.Boolean,
        [typeof(sbyte)] = ColumnKind.SmallInt,
        [typeof(byte)] = ColumnKind.SmallInt,
        [typeof(short)] = ColumnKind.SmallInt,
        [typeof(ushort)] = ColumnKind.Integer,
        [typeof(int)] = ColumnKind.Integer,
        [typeof(uint)] = ColumnKind.BigInt,
        [typeof(long)] = ColumnKind.BigInt,
        [typeof(decimal)] = ColumnKind.Decimal,
        [typeof(float)] = ColumnKind.Double,
        [typeof(double)] = ColumnKind.Double,
        [typeof(DateOnly)] = ColumnKind.Date,
        [typeof(DateTime)] = ColumnKind.Timestamp,
    };

    /// <summary>Writes all rows.</summary>
    /// <param name="reader">The rows.</param>
    /// <param name="output">Where to; it can seek.</param>
    /// <param name="cancellation">Stops it.</param>
    public static async Task WriteAsync(DbDataReader reader, Stream output, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var rows = new RowReader(reader);
        List<ColumnDefinition> columns = [.. rows.UniqueNames.Select((name, i) => new ColumnDefinition(name, TypeOf(reader.GetFieldType(i), rows.Scale(i)), IsNullable: true))];
        var schema = new ParquetSchema(columns.Select(static c => FieldTypes.Of(c.Type.Kind).Parquet(c)));
        await using var writer = await ParquetWriter.CreateAsync(schema, output, ParquetRows.Options, append: false, cancellation);
        List<object?[]> group = [];
        while (await rows.ReadAsync(cancellation))
        {
            group.Add([.. columns.Select((_, i) => rows[i])]);
            if (group.Count < ParquetRows.RowGroupSize)
                continue;
            await FlushAsync(writer, schema, columns, group, cancellation);
            group.Clear();
        }

        if (group.Count > 0)
            await FlushAsync(writer, schema, columns, group, cancellation);
    }

    private static ColumnType TypeOf(Type type, int? scale)
    {
        var kind = Kinds.GetValueOrDefault(type, ColumnKind.Varchar);
        // A decimal of C# has at most 28 digits; without a known scale it could lose some of them.
        return kind != ColumnKind.Decimal ? new(kind) : scale is { } places ? new(kind, MostDigits, places) : new(ColumnKind.Varchar);
    }

    private static Task FlushAsync(ParquetWriter writer, ParquetSchema schema, List<ColumnDefinition> columns, List<object?[]> group, CancellationToken cancellation)
    {
        var fields = new ParquetFieldWriter(columns, group.Count);
        foreach (var row in group)
        {
            for (var i = 0; i < columns.Count; i++)
                Put(fields, i, columns[i].Type.Kind, row[i]);
            fields.EndRow();
        }

        return fields.FlushAsync(writer, schema, cancellation);
    }

    private static void Put(ParquetFieldWriter fields, int column, ColumnKind kind, object? value)
    {
        switch (kind)
        {
            case ColumnKind.Varchar: fields.Put(column, ValueText.Of(value)); break;
            case ColumnKind.Boolean: fields.Put(column, (bool?)value); break;
            case ColumnKind.SmallInt: fields.Put(column, value is null ? null : Convert.ToInt16(value, CultureInfo.InvariantCulture)); break;
            case ColumnKind.Integer: fields.Put(column, value is null ? null : Convert.ToInt32(value, CultureInfo.InvariantCulture)); break;
            case ColumnKind.BigInt: fields.Put(column, value is null ? null : Convert.ToInt64(value, CultureInfo.InvariantCulture)); break;
            case ColumnKind.Decimal: fields.Put(column, (decimal?)value); break;
            case ColumnKind.Double: fields.Put(column, value is null ? null : Convert.ToDouble(value, CultureInfo.InvariantCulture)); break;
            case ColumnKind.Date: fields.Put(column, (DateOnly?)value); break;
            case ColumnKind.Timestamp: fields.Put(column, (DateTime?)value); break;
            default: throw new ArgumentOutOfRangeException(nameof(kind), kind, "no kind of column");
        }
    }
}
