using Parquet;
using Parquet.Schema;

namespace BankingContracts.Runtime.Spark.Ingestion;

/// <summary>The rows of a row group, by column.</summary>
internal sealed class StagedRows(int fields, int size)
{
    private readonly string?[][] _fields = [.. Enumerable.Range(0, fields).Select(_ => new string?[size])];
    private readonly long[] _at = new long[size];
    private readonly long[] _lines = new long[size];
    private int _count;

    /// <summary>Whether no row has room any more.</summary>
    public bool IsFull => _count == size;

    /// <summary>Adds a row.</summary>
    public void Add(string?[] values, long at, long line)
    {
        for (var i = 0; i < values.Length; i++)
            _fields[i][_count] = values[i];
        (_at[_count], _lines[_count]) = (at, line);
        _count++;
    }

    /// <summary>Writes the rows, also when there are none: a file has its columns in any case.</summary>
    public async Task FlushAsync(ParquetWriter writer, IReadOnlyList<DataField> columns)
    {
        using var group = writer.CreateRowGroup();
        for (var i = 0; i < _fields.Length; i++)
            await group.WriteAsync(columns[i], _fields[i][.._count]!);
        await group.WriteAsync<long>(columns[^2], _at.AsMemory(0, _count));
        await group.WriteAsync<long>(columns[^1], _lines.AsMemory(0, _count));
        group.CompleteValidate();
        _count = 0;
    }
}
