using System.Data.Common;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.DuckDb.Connections;
using DuckDB.NET.Data;

namespace BankingContracts.Runtime.DuckDb.Exports;

/// <summary>Writes whole models to files, in key order, so that equal content gives equal files.</summary>
internal static class Exporter
{
    /// <summary>Writes <paramref name="model"/> to <paramref name="path"/>; returns the number of rows.</summary>
    /// <exception cref="PipelineException">The file cannot be written.</exception>
    public static long Export(DuckDBConnection connection, ModelDefinition model, ExportFormat format, string path)
    {
        var order = model.Key.Count > 0 ? Sql.List(model.Key) : "all";
        var query = $"select {string.Join(", ", model.Columns.Select(c => Field(c, format)))} from {Sql.Table(model)} as t order by {order}";
        try
        {
            return connection.Execute($"copy ({query}) to {Sql.Text(path)} ({Options(format)})");
        }
        catch (DbException e)
        {
            throw PipelineException.BadInput($"The export {path} cannot be written ({e.Message.Split('\n')[0]}); check disk space and permissions.", e);
        }
    }

    private static string Options(ExportFormat format) => format == ExportFormat.Csv
        ? "format csv, header, timestampformat '%Y-%m-%dT%H:%M:%S.%fZ'"
        : "format parquet, compression snappy";

    /// <summary>Parquet marks a timestamp as UTC only when it has a time zone.</summary>
    private static string Field(ColumnDefinition column, ExportFormat format) =>
        format == ExportFormat.Parquet && column.Type.Kind == ColumnKind.Timestamp
            ? $"cast(t.{Sql.Name(column.Name)} as timestamptz) as {Sql.Name(column.Name)}"
            : $"t.{Sql.Name(column.Name)}";
}
