using System.Data.Common;
using System.Text.Json;
using BankingContracts.Cli.Rendering;
using BankingContracts.Cli.Wording;
using BankingContracts.Runtime.Results;
using Spectre.Console;

namespace BankingContracts.Cli.Results;

/// <summary>The first rows of a query as a table. Values are shown as stored: a thousands separator in a key would be wrong.</summary>
internal sealed class ResultTable
{
    /// <summary>A table is built in memory and read by a person; the other formats print every row.</summary>
    public const int MostRows = 1000;

    private readonly List<Column> _columns;
    private readonly List<object?[]> _rows = [];
    private bool _hasMore;

    private ResultTable(List<Column> columns) => _columns = columns;

    /// <summary>Rows read.</summary>
    public int RowCount => _rows.Count;

    /// <summary>Reads at most <see cref="MostRows"/> rows.</summary>
    public static async Task<ResultTable> ReadAsync(DbDataReader reader, CancellationToken cancellation)
    {
        var rows = new RowReader(reader);
        var table = new ResultTable([.. rows.Names.Select((name, i) => new Column(name, rows.IsNumber(i)))]);
        while (!table._hasMore && await rows.ReadAsync(cancellation))
        {
            if (table._rows.Count == MostRows)
                table._hasMore = true;
            else
                table._rows.Add([.. rows.Names.Select((_, i) => rows[i])]);
        }
        return table;
    }

    /// <summary>The rows that the service answered, see docs/schemas/query.schema.json.</summary>
    public static ResultTable Of(JsonElement answer)
    {
        var columns = answer.GetProperty("columns").EnumerateArray().ToList();
        var isTimestamp = columns.ConvertAll(c => c.GetProperty("is_timestamp").GetBoolean());
        var table = new ResultTable([.. columns.Select(c => new Column(c.GetProperty("name").GetString()!, c.GetProperty("is_number").GetBoolean()))])
        {
            _hasMore = answer.GetProperty("has_more").GetBoolean(),
        };
        table._rows.AddRange(answer.GetProperty("rows").EnumerateArray().Select(row => row.EnumerateArray().Select((value, i) => ValueOf(value, isTimestamp[i])).ToArray()));
        return table;
    }

    /// <summary>Prints the table and the number of rows; rows that are too wide for a line become blocks.</summary>
    /// <param name="console">Where to.</param>
    /// <param name="marksChanges">Whether a value that is different from the row above is highlighted.</param>
    /// <param name="hidden">Columns to leave out.</param>
    /// <param name="toTheSecond">Whether times are cut to seconds, in each column in which different times stay different.</param>
    public void WriteTo(IAnsiConsole console, bool marksChanges = false, IReadOnlySet<string>? hidden = null, bool toTheSecond = false)
    {
        var cut = toTheSecond ? Enumerable.Range(0, _columns.Count).Where(IsClearToTheSecond).ToHashSet() : [];
        var shown = Enumerable.Range(0, _columns.Count).Where(i => hidden?.Contains(_columns[i].Header) != true).ToList();
        var table = new TextTable([.. shown.Select(i => _columns[i])]);
        for (var row = 0; row < _rows.Count; row++)
        {
            var above = marksChanges && row > 0 ? _rows[row - 1] : _rows[row];
            var current = _rows[row];
            table.Add([.. shown.Select(i => CellOf(current[i], !Equals(current[i], above[i]), cut.Contains(i)))]);
        }
        if (table.IsEmpty || table.FitsOn(console))
            table.WriteTo(console);
        else
            table.WriteBlocksTo(console);
        Words.Write(console, 1, _hasMore
            ? $"The first {DisplayText.Count(MostRows)} rows; --format csv or json prints all of them."
            : DisplayText.Count(_rows.Count, "row", "rows"), Styles.Quiet);
    }

    private bool IsClearToTheSecond(int column)
    {
        var times = _rows.Select(r => r[column]).OfType<DateTime>().Distinct().ToList();
        return times.Select(DisplayText.Second).Distinct(StringComparer.Ordinal).Count() == times.Count;
    }

    // The text NULL gets quotes, because NULL without quotes is the missing value.
    private static Cell CellOf(object? value, bool isChanged, bool isCut) => (isCut && value is DateTime time ? DisplayText.Second(time) : Shown(value)) is { } text
        ? new Cell(text.Trim('\'') == "NULL" ? $"'{text}'" : text, isChanged ? Styles.Warning : Styles.Plain)
        : new Cell("NULL", Styles.Quiet);

    private static object? ValueOf(JsonElement value, bool isTimestamp) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.String when isTimestamp => value.GetDateTime().ToUniversalTime(),
        JsonValueKind.String => value.GetString(),
        _ => value.GetRawText(),
    };

    /// <summary>The value in a table: timestamps with a space and only the decimals that they have.</summary>
    private static string? Shown(object? value) => value is DateTime timestamp ? DisplayText.Timestamp(timestamp) : ValueText.Of(value);
}
