using System.Globalization;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.DuckDb.Dialects;
using BankingContracts.Runtime.Ingestion;
using BankingContracts.Runtime.Sql.Dialects;
using BankingContracts.Runtime.Sql.Ingestion;
using BankingContracts.Runtime.Sql.Sessions;

namespace BankingContracts.Runtime.DuckDb.Ingestion;

/// <summary>Reads a file into a table, and proves that every record arrived or is ragged.</summary>
/// <param name="session">The session.</param>
/// <param name="source">The source model.</param>
/// <param name="ragged">The table that takes ragged records.</param>
/// <param name="load">A part of the names of temporary tables.</param>
internal sealed class FileReader(SqlSession session, ModelDefinition source, string ragged, string load)
{
    // DuckDB keeps a rejected record up to this length. A character that crosses this limit breaks its table of rejects.
    private const long LongestReject = 10_000;

    private static readonly DuckDbDialect Sql = DuckDbDialect.Instance;
    private readonly RejectTables _rejects = new(load);
    private int _files;

    /// <summary>Reads <paramref name="file"/> into <paramref name="target"/>, which is empty.</summary>
    /// <param name="file">The file.</param>
    /// <param name="target">A table with the source's columns.</param>
    /// <param name="arrival">The time of arrival; null if the target has no column for it.</param>
    /// <returns>What was read, and where its rows are in the file.</returns>
    /// <exception cref="PipelineException">The file is not as the contract says.</exception>
    public async Task<FileRows> ReadAsync(InputFile file, string target, ArrivalColumn? arrival)
    {
        using var layout = CsvPreflight.Check(source, file);
        var isRead = layout.MustBeCopied || layout.IsUneven || BreaksRejects(layout)
            ? await TryReadOddAsync(layout, target, arrival, layout.MustBeCopied)
            : await TryReadAsync(layout, layout.Records, target, arrival);
        if (!isRead)
        {
            // One record has a field too many and another has one too few.
            await session.ExecuteAsync($"delete from {target}");
            await session.ExecuteAsync($"delete from {ragged} where file = {Sql.Text(file.Name)}");
            if (!await TryReadOddAsync(layout, target, arrival, mustCopy: true))
                throw PipelineException.BadInput($"{file.Name}: {await WhyIncompleteAsync(target, layout)}; check the quotes and delimiters there.");
        }

        layout.EnsureUnchanged();
        var hasOwnLines = !layout.IsOneLinePerRecord || await HasRaggedAsync(file);
        var (rows, first) = await ExtentAsync(target);
        return new FileRows(file.Name, layout.Records, rows, first, layout.FirstLine, hasOwnLines ? await FindLinesAsync(layout) : null) { Columns = layout.Columns };
    }

    /// <summary>
    /// The rowid of the first of the last <paramref name="rows"/> rows of <paramref name="target"/>; null if the rowids have gaps
    /// and so do not show the order of the records.
    /// </summary>
    public async Task<long?> FirstRowOfLastAsync(string target, long rows)
    {
        if (rows == 0)
            return null;
        var first = await session.ScalarAsync<long>($"select max(rowid) from {target}") - rows + 1;
        return await session.CountAsync(string.Create(CultureInfo.InvariantCulture, $"{target} where rowid >= {first}")) == rows ? first : null;
    }

    private Task<bool> HasRaggedAsync(InputFile file) => session.ScalarAsync<bool>($"select count(*) > 0 from {ragged} where file = {Sql.Text(file.Name)}");

    /// <summary>The number of rows of <paramref name="target"/> and its first rowid, which is null if the rowids have gaps.</summary>
    private Task<(long Rows, long? First)> ExtentAsync(string target) => session.RowAsync(
        $"select count(*), case when max(rowid) - min(rowid) + 1 = count(*) then min(rowid) end from {target}",
        static r => (r.GetInt64(0), r.IsDBNull(1) ? (long?)null : r.GetInt64(1)));

    private async Task<string> FindLinesAsync(CsvLayout layout)
    {
        var table = Sql.Working(string.Create(CultureInfo.InvariantCulture, $"_lines{_files++}_{load}"));
        await session.ExecuteAsync(Sql.CreateWorking(table, [new("record", "bigint"), new("line", "bigint")]));
        await session.LoadAsync(table, writer => CsvCleaner.FindLines(layout, (record, line) => writer.Add(record, line)));
        return table;
    }

    /// <summary>Finds the ragged records itself, and the engine reads the others.</summary>
    private async Task<bool> TryReadOddAsync(CsvLayout layout, string target, ArrivalColumn? arrival, bool mustCopy)
    {
        var (count, hasSurplus) = await FindRaggedAsync(layout);
        var canBeRead = !mustCopy && !hasSurplus && (count == 0 || !BreaksRejects(layout));
        if (canBeRead)
            return await TryReadAsync(layout, layout.Records - count, target, arrival);
        using var copy = CsvCleaner.Copy(layout);
        return await TryReadAsync(copy, layout.Records - count, target, arrival);
    }

    private async Task<(long Count, bool HasSurplus)> FindRaggedAsync(CsvLayout layout)
    {
        var (count, hasSurplus) = (0L, false);
        await session.LoadAsync(ragged, writer => hasSurplus = CsvCleaner.FindRagged(layout, row =>
        {
            count++;
            var kind = row.HasTooMany ? QuarantineKind.TooManyFields : QuarantineKind.TooFewFields;
            writer.Add(layout.File.Name, row.Line, $"Invalid row: {kind.Words()} ({row.Text})", kind.ToString());
        }));
        return (count, hasSurplus);
    }

    private async Task<bool> TryReadAsync(CsvLayout layout, long expected, string target, ArrivalColumn? arrival)
    {
        await session.ExecuteAsync(_rejects.Drop);
        var body = (SourceBody)source.Body;
        var scan = CsvScanSql.Of(body, layout, _rejects);
        await session.ExecuteAsync($"insert into {target} ({Sql.List(body.DecidedByFile)}{arrival?.Column}) select {FileColumns.Of(Sql, body, layout.Columns)}{arrival?.Value} from {scan}");
        if (await session.CountAsync(target) != expected)
            return false;
        await session.ExecuteAsync(_rejects.Drop);
        return true;
    }

    private static bool BreaksRejects(CsvLayout layout) => layout.LongestRecord >= LongestReject;

    private async Task<string> WhyIncompleteAsync(string target, CsvLayout layout)
    {
        var rows = await session.CountAsync(target);
        // The engine's message may contain a value; the kind of the error does not.
        var reasons = await session.RowsAsync(
            $"select 'line ' || line || ': ' || lower(error_type::varchar) from {_rejects.Errors} order by line limit 1", static r => r.GetString(0));
        return $"DuckDB read {rows} of {layout.Records} rows ({reasons.FirstOrDefault("no reason given")})";
    }
}
