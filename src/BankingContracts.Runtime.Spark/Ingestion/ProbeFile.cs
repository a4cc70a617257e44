using Parquet;
using Parquet.Schema;

namespace BankingContracts.Runtime.Spark.Ingestion;

/// <summary>A small file, by which one sees whether the server reads what this program writes.</summary>
internal static class ProbeFile
{
    /// <summary>The number of its rows.</summary>
    public const int Rows = 3;

    /// <summary>Writes it.</summary>
    public static async Task WriteAsync(Stream stream)
    {
        var field = new DataField<long>("id");
        await using var writer = await ParquetWriter.CreateAsync(new ParquetSchema(field), stream);
        using var group = writer.CreateRowGroup();
        await group.WriteAsync<long>(field, new long[Rows].AsMemory());
        group.CompleteValidate();
    }
}
