using System.Data.Common;
using BankingContracts.Runtime.Definitions;
using CsvHelper;
using Parquet;
using Parquet.Schema;

namespace BankingContracts.Runtime.Rows;

/// <summary>Writes the rows of a query to files as the pipeline exports them, for engines that do not write files of this machine.</summary>
public static class ModelFiles
{
    /// <summary>Writes a CSV file; returns the number of rows.</summary>
    /// <param name="path">A new file, or an old one, which is replaced.</param>
    /// <param name="model">The model.</param>
    /// <param name="rows">Its rows, with the columns in the order of the contract.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static async Task<long> WriteCsvAsync(string path, ModelDefinition model, DbDataReader rows)
    {
        using var writer = CsvWriter.ToFile(path, CsvRows.WriterOptions);
        foreach (var column in model.Columns)
            writer.WriteField(column.Name);
        writer.EndRecord();
        var fields = new CsvFieldWriter(writer, model);
        var count = 0L;
        for (; await rows.ReadAsync(); count++)
        {
            for (var i = 0; i < model.Columns.Count; i++)
                Put(fields, model.Columns[i].Type.Kind, i, rows);
            fields.EndRow();
        }

        return count;
    }

    /// <summary>Writes a Parquet file; returns the number of rows.</summary>
    /// <inheritdoc cref="WriteCsvAsync"/>
    public static async Task<long> WriteParquetAsync(string path, ModelDefinition model, DbDataReader rows)
    {
        await using var stream = File.Create(path);
        var schema = new ParquetSchema(model.Columns.Select(static c => FieldTypes.Of(c.Type.Kind).Parquet(c)));
        await using var writer = await ParquetWriter.CreateAsync(schema, stream, ParquetRows.Options);
        var count = 0L;
        for (var hasMore = await rows.ReadAsync(); hasMore;)
        {
            var size = 0;
            var group = new ParquetFieldWriter(model.Columns, ParquetRows.RowGroupSize);
            for (; hasMore && size < ParquetRows.RowGroupSize; size++, hasMore = await rows.ReadAsync())
            {
                for (var i = 0; i < model.Columns.Count; i++)
                    Put(group, model.Columns[i].Type.Kind, i, rows);
                group.EndRow();
            }

            await group.FlushAsync(writer, schema, CancellationToken.None);
            count += size;
        }

        return count;
    }

    private static void Put(IFieldWriter fields, ColumnKind kind, int i, DbDataReader rows)
    {
        var isNull = rows.IsDBNull(i);
        switch (kind)
        {
            case ColumnKind.Varchar:
                fields.Put(i, isNull ? null : rows.GetString(i));
                break;
            case ColumnKind.Boolean:
                fields.Put(i, isNull ? null : rows.GetBoolean(i));
                break;
            case ColumnKind.SmallInt:
                fields.Put(i, isNull ? null : rows.GetInt16(i));
                break;
            case ColumnKind.Integer:
                fields.Put(i, isNull ? null : rows.GetInt32(i));
                break;
            case ColumnKind.BigInt:
                fields.Put(i, isNull ? null : rows.GetInt64(i));
                break;
            case ColumnKind.Decimal:
                fields.Put(i, isNull ? null : rows.GetDecimal(i));
                break;
            case ColumnKind.Double:
                fields.Put(i, isNull ? null : rows.GetDouble(i));
                break;
            case ColumnKind.Date:
                fields.Put(i, isNull ? null : rows.GetFieldValue<DateOnly>(i));
                break;
            case ColumnKind.Timestamp:
                fields.Put(i, isNull ? null : DateTime.SpecifyKind(rows.GetDateTime(i), DateTimeKind.Utc));
                break;
            default:
                throw new InvalidOperationException($"{kind} is no known column type.");
        }
    }
}
