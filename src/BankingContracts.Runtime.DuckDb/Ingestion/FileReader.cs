using System.Globalization;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.DuckDb.Dialects;
using BankingContracts.Runtime.DuckDb.Sessions;
using BankingContracts.Runtime.Ingestion;

namespace BankingContracts.Runtime.DuckDb.Ingestion;

/// <summary>Reads a file into a table, and proves that every record arrived or is ragged.</summary>
internal sealed class FileReader(SqlSession sql, ModelDefinition source, SourceTables tables, RaggedRowTable ragged)
{
    // DuckDB keeps a rejected record up to this length. A character that crosses this limit breaks its table of rejects.
    private const long LongestReject = 10_000;

    private int _files;

    /// <summary>Reads <paramref name="file"/> into <paramref name="target"/>, which is empty.</summary>
    /// <param name="file">The file.</param>
    /// <param name="target">A table with the source's columns.</param>
    /// <param name="hasLoadedAt">Whether the target has the time of arrival too.</param>
    /// <returns>What was read, and where its rows are in the file.</returns>
    /// <exception cref="PipelineException">The file is not as the contract says.</exception>
    public FileRows Read(InputFile file, string target, bool hasLoadedAt)
    {
        using var layout = CsvPreflight.Check(source, file);
        var raggedBefore = ragged.Count;
        var isRead = layout.MustBeCopied || layout.IsUneven || BreaksRejects(layout)
            ? TryReadOdd(layout, target, hasLoadedAt, layout.MustBeCopied)
            : TryRead(layout, layout.Records, target, hasLoadedAt);
        if (!isRead)
        {
            // One record has a field too many and another has one too few.
            sql.Execute($"delete from {target}");
            ragged.Forget(file.Name);
            if (!TryReadOdd(layout, target, hasLoadedAt, mustCopy: true))
                throw PipelineException.BadInput($"{file.Name}: {WhyIncomplete(target, layout)}; check the quotes and delimiters there.");
        }

        layout.EnsureUnchanged();
        var hasOwnLines = !layout.IsOneLinePerRecord || ragged.Count > raggedBefore;
        var rows = sql.Scalar<long>($"select count(*) from {target}");
        return new FileRows(file.Name, layout.Records, rows, FirstRowOfLast(target, rows), layout.FirstLine, hasOwnLines ? FindLines(layout) : null);
    }

    /// <summary>
    /// The rowid of the first of the last <paramref name="rows"/> rows of <paramref name="target"/>; null if the rowids have gaps
    /// and so do not show the order of the records.
    /// </summary>
    public long? FirstRowOfLast(string target, long rows)
    {
        if (rows == 0)
            return null;
        var first = sql.Scalar<long>($"select max(rowid) from {target}") - rows + 1;
        return sql.Scalar<long>($"select count(*) from {target} where rowid >= {first}") == rows ? first : null;
    }

    private string FindLines(CsvLayout layout)
    {
        var purpose = string.Create(CultureInfo.InvariantCulture, $"lines{_files++}");
        var table = Sql.Temp(purpose, source.Name);
        sql.Execute($"create or replace temp table {Sql.Unqualified(table)} (record bigint, line bigint)");
        return sql.Load("temp", "main", $"_{purpose}_{source.Name}", appender =>
        {
            CsvCleaner.FindLines(layout, (record, line) => appender.CreateRow().AppendValue(record).AppendValue(line).EndRow());
            return table;
        });
    }

    /// <summary>Finds the ragged records itself, and the engine reads the others.</summary>
    private bool TryReadOdd(CsvLayout layout, string target, bool hasLoadedAt, bool mustCopy)
    {
        var (count, hasSurplus) = ragged.Add(layout);
        var canBeRead = !mustCopy && !hasSurplus && (count == 0 || !BreaksRejects(layout));
        if (canBeRead)
            return TryRead(layout, layout.Records - count, target, hasLoadedAt);

        using var copy = CsvCleaner.Copy(layout);
        return TryRead(copy, layout.Records - count, target, hasLoadedAt);
    }

    private bool TryRead(CsvLayout layout, long expected, string target, bool hasLoadedAt)
    {
        DropRejects();
        var (column, value) = hasLoadedAt ? ($", {tables.LoadedAt}", $", {tables.RunAt}") : ("", "");
        var scan = CsvScanSql.Of((SourceBody)source.Body, layout, tables);
        var rows = sql.Execute($"insert into {target} ({tables.Fields}{column}) select {tables.Fields}{value} from {scan}");
        if (rows != expected)
            return false;

        DropRejects();
        return true;
    }

    private static bool BreaksRejects(CsvLayout layout) => layout.LongestRecord >= LongestReject;

    private string WhyIncomplete(string target, CsvLayout layout)
    {
        var rows = sql.Scalar<long>($"select count(*) from {target}");

        // The engine's message may contain a value; the kind of the error does not.
        var reasons = sql.Rows(
            $"select 'line ' || line || ': ' || lower(error_type::varchar) from {SourceTables.Temporary(tables.Rejects)} order by line limit 1", static r => r.GetString(0));
        return $"DuckDB read {rows} of {layout.Records} rows ({reasons.FirstOrDefault("no reason given")})";
    }

    private void DropRejects()
    {
        sql.Execute($"drop table if exists {SourceTables.Temporary(tables.Rejects)}");
        sql.Execute($"drop table if exists {SourceTables.Temporary(tables.RejectScans)}");
    }
}
