using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Engines;
using BankingContracts.Runtime.Rows;

namespace BankingContracts.Runtime.Spark.Exports;

/// <summary>Writes whole models to files on this machine, in key order, so that the same content makes the same file as on every engine.</summary>
internal static class SparkExporter
{
    /// <summary>Writes <paramref name="model"/> to <paramref name="path"/>; returns the number of rows.</summary>
    /// <exception cref="PipelineException">The file cannot be written.</exception>
    public static async Task<long> ExportAsync(IEngineReader reader, ModelDefinition model, ExportFormat format, string path)
    {
        var order = model.Key.Count > 0 ? model.Key : [.. model.Columns.Select(c => c.Name)];
        await using var rows = await reader.ReadModelAsync(model, ModelRead.Ordered(order), CancellationToken.None);
        try
        {
            return format switch
            {
                ExportFormat.Csv => await ModelFiles.WriteCsvAsync(path, model, rows),
                ExportFormat.Parquet => await ModelFiles.WriteParquetAsync(path, model, rows),
                _ => throw new InvalidOperationException($"{format} is no known format."),
            };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw PipelineException.Passing($"The export {path} cannot be written. {e.Message}", e);
        }
    }
}
