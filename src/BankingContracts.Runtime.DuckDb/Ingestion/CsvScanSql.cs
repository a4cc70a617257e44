using System.Globalization;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.DuckDb.Dialects;
using BankingContracts.Runtime.Ingestion;

namespace BankingContracts.Runtime.DuckDb.Ingestion;

/// <summary>The read_csv call that reads a checked file as text.</summary>
internal static class CsvScanSql
{
    private static readonly DuckDbDialect Sql = DuckDbDialect.Instance;

    // DuckDB's default. It drops longer records, so the size must be set for them.
    private const long DefaultLineSize = 2_000_000;

    /// <summary>
    /// A call of the table function with one varchar column per field of <paramref name="layout"/>. It detects nothing, pads nothing
    /// and leaves out records that do not fit: the caller compares the number of rows.
    /// </summary>
    public static string Of(SourceBody source, CsvLayout layout, RejectTables rejects)
    {
        var quote = Sql.Text(source.Quote?.ToString() ?? "");
        var nulls = source.NullValues.Prepend("").Distinct(StringComparer.Ordinal).Select(Sql.Text);
        List<string> options =
        [
            Sql.Text(EscapeGlob(layout.Path)),
            "auto_detect = false",
            "compression = 'none'",
            // A directory such as day=1 in the path would add a column.
            "hive_partitioning = false",
            "header = false",
            string.Create(CultureInfo.InvariantCulture, $"skip = {layout.LinesToSkip}"),
            // Otherwise the first line end of the file decides, even one in quotes.
            $"new_line = '{(layout.IsCrLf ? @"\r\n" : @"\n")}'",
            $"delim = {Sql.Text(source.Delimiter.ToString())}",
            $"quote = {quote}",
            $"escape = {quote}",
            $"nullstr = [{string.Join(", ", nulls)}]",
            $"columns = {{{string.Join(", ", layout.Columns.Select(c => $"{Sql.Text(c)}: 'varchar'"))}}}",
            "store_rejects = true",
            "rejects_limit = 0",
            $"rejects_table = {rejects.ErrorsName}",
            $"rejects_scan = {rejects.ScansName}",
        ];

        // A thread that starts in the middle reads a line end in a quoted field as the end of a record and silently makes too many rows.
        if (layout.HasQuotedLineEnd)
            options.Add("parallel = false");
        if (layout.LongestRecord > DefaultLineSize / 2)
            options.Add(string.Create(CultureInfo.InvariantCulture, $"max_line_size = {layout.LongestRecord + DefaultLineSize}"));
        return $"read_csv({string.Join(", ", options)})";
    }

    private static string EscapeGlob(string path) => path
        .Replace("[", "[[]", StringComparison.Ordinal)
        .Replace("*", "[*]", StringComparison.Ordinal)
        .Replace("?", "[?]", StringComparison.Ordinal);
}
