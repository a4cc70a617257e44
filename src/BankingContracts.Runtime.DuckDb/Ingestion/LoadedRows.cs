using System.Globalization;
using BankingContracts.Runtime.DuckDb.Dialects;
using BankingContracts.Runtime.Sql.Ingestion;
using BankingContracts.Runtime.Sql.Sessions;

namespace BankingContracts.Runtime.DuckDb.Ingestion;

/// <summary>The rows of a delivery in a table, one file after the other: row ids show the order of the records, and so their lines.</summary>
/// <param name="session">The session.</param>
/// <param name="fields">The fields of the source, as SQL.</param>
/// <param name="table">The table with the rows.</param>
/// <param name="files">The files.</param>
/// <param name="ragged">The ragged records.</param>
/// <param name="raggedCount">Their number.</param>
/// <param name="temporary">The temporary tables.</param>
internal sealed class LoadedRows(
    SqlSession session, string fields, string table, IReadOnlyList<FileRows> files, string ragged, long raggedCount, IReadOnlyList<string> temporary) : IIncomingRows
{
    private static readonly DuckDbDialect Sql = DuckDbDialect.Instance;

    /// <inheritdoc/>
    public string Rows => $"(select {fields}, rowid as _at from {table})";

    /// <inheritdoc/>
    public IReadOnlyList<long> Records { get; } = [.. files.Select(static f => f.Records)];

    /// <inheritdoc/>
    public IReadOnlyList<IReadOnlyList<string>> Columns { get; } = [.. files.Select(static f => f.Columns)];

    /// <inheritdoc/>
    public string Ragged => ragged;

    /// <inheritdoc/>
    public long RaggedCount => raggedCount;

    /// <inheritdoc/>
    public string Placed(string rows)
    {
        var parts = files.Where(static f => f.FirstRow is not null).Select(f => Placed(f, rows)).ToList();
        return parts.Count == 0
            ? $"(select {fields}, _at, cast(null as varchar) as _file, cast(null as bigint) as _line from ({rows}) where false)"
            : $"({string.Join(" union all ", parts)})";
    }

    /// <inheritdoc/>
    public Task DropAsync() => temporary.Count == 0 ? Task.CompletedTask : session.ExecuteAsync(Sql.DropWorking(temporary));

    private string Placed(FileRows file, string rows)
    {
        var (first, name) = (file.FirstRow!.Value, Sql.Text(file.File));
        var own = files.Count == 1 ? rows : string.Create(CultureInfo.InvariantCulture, $"select * from ({rows}) where _at >= {first} and _at < {first + file.Rows}");
        var record = string.Create(CultureInfo.InvariantCulture, $"_at - {first}");
        return file.Lines is null
            ? string.Create(CultureInfo.InvariantCulture, $"select *, {name} as _file, {record} + {file.FirstLine} as _line from ({own})")
            : $"select r.*, {name} as _file, l.line as _line from ({own}) as r join {file.Lines} as l on l.record = {record}";
    }
}
