using System.Data.Common;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.DuckDb.Connections;
using BankingContracts.Runtime.DuckDb.Dialects;

namespace BankingContracts.Runtime.DuckDb.Exports;

/// <summary>Writes whole models to files, in key order, so that the same content makes the same file.</summary>
internal static class Exporter
{
    private static readonly DuckDbDialect Sql = DuckDbDialect.Instance;

    /// <summary>Writes <paramref name="model"/> to <paramref name="path"/>; returns the number of rows.</summary>
    /// <exception cref="DbException">The file cannot be written, or a view cannot be computed.</exception>
    public static async Task<long> ExportAsync(OpenedFile file, ModelDefinition model, ExportFormat format, string path)
    {
        var order = model.Key.Count > 0 ? Sql.List(model.Key) : "all";
        var query = $"select {string.Join(", ", model.Columns.Select(c => Field(c, format)))} from {Sql.Table(model)} as t order by {order}";
        await file.Session.ExecuteAsync($"copy ({query}) to {Sql.Text(path)} ({Options(format)})");
        // A count would compute the rows of a view once more.
        return file.Connection.RowsWritten;
    }

    private static string Options(ExportFormat format) => format switch
    {
        ExportFormat.Csv => "format csv, header, timestampformat '%Y-%m-%dT%H:%M:%S.%fZ'",
        ExportFormat.Parquet => "format parquet, compression snappy",
        _ => throw new InvalidOperationException($"{format} is no known format."),
    };

    private static string Field(ColumnDefinition column, ExportFormat format)
    {
        var name = Sql.Name(column.Name);
        return (format, column.Type) switch
        {
            // Parquet marks a timestamp as UTC only when it has a time zone.
            (ExportFormat.Parquet, { Kind: ColumnKind.Timestamp }) => $"cast(t.{name} as timestamptz) as {name}",
            // The engine writes a decimal without a digit before the point without the zero.
            (ExportFormat.Csv, { Kind: ColumnKind.Decimal } type) when type.Precision == type.Scale => $"regexp_replace(cast(t.{name} as varchar), '^(-?)[.]', '\\10.') as {name}",
            _ => $"t.{name}",
        };
    }
}
