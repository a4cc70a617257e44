using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Spark.Dialects;
using BankingContracts.Runtime.Sql.Dialects;
using BankingContracts.Runtime.Sql.Ingestion;

namespace BankingContracts.Runtime.Spark.Ingestion;

/// <summary>The rows of a delivery in the staging place.</summary>
/// <param name="sql">The dialect.</param>
/// <param name="source">The source.</param>
/// <param name="parts">The files.</param>
/// <param name="ragged">The ragged records.</param>
internal sealed class StagedDelivery(SparkDialect sql, SourceBody source, IReadOnlyList<StagedPart> parts, IReadOnlyList<object?[]> ragged) : IIncomingRows
{
    private readonly IReadOnlyList<StoredColumn> _ragged =
    [
        new("file", sql.Type(new(ColumnKind.Varchar))),
        new("line", sql.Type(new(ColumnKind.BigInt))),
        new("failure_reason", sql.Type(new(ColumnKind.Varchar))),
        new("kind", sql.Type(new(ColumnKind.Varchar))),
    ];

    /// <summary>All rows with their places: what a file decides, <c>_at</c>, <c>_line</c>, and the number of the file in <c>_part</c>.</summary>
    public string All => $"({string.Join(" union all ", parts.Select((p, i) => $"select {FileColumns.Of(sql, source, p.Columns)}, {StagedFile.At}, {StagedFile.Line}, {i} as _part from parquet.`{p.Path}`"))})";

    /// <inheritdoc/>
    public string Rows => $"(select {sql.List(source.DecidedByFile)}, {StagedFile.At} from {All})";

    /// <inheritdoc/>
    public IReadOnlyList<long> Records { get; } = [.. parts.Select(p => p.Records)];

    /// <inheritdoc/>
    public IReadOnlyList<IReadOnlyList<string>> Columns { get; } = [.. parts.Select(static p => p.Columns)];

    /// <inheritdoc/>
    public string Ragged => ragged.Count > 0
        ? $"({sql.Rows(_ragged, ragged)})"
        : $"(select {string.Join(", ", _ragged.Select(c => $"cast(null as {c.Type}) as {c.Name}"))} where false)";

    /// <inheritdoc/>
    public long RaggedCount => ragged.Count;

    /// <inheritdoc/>
    public string Placed(string rows)
    {
        var names = string.Join(" ", parts.Select((p, i) => $"when {i} then {sql.Text(p.File)}"));
        return $"(select r.*, case p._part {names} end as _file, p._line from ({rows}) as r join {All} as p on p._at = r._at)";
    }

    /// <summary>The files go with the run.</summary>
    public Task DropAsync() => Task.CompletedTask;
}
