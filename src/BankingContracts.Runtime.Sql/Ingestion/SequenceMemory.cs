using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Sql.Dialects;
using BankingContracts.Runtime.Sql.Steps;
using BankingContracts.Runtime.Sql.Tables;

namespace BankingContracts.Runtime.Sql.Ingestion;

/// <summary>
/// The highest sequence that a delta source has seen of each key, deleted keys included, in <c>pipeline.sequences_SOURCE</c>. A file that arrives late is then not
/// taken for news. Whole numbers are compared as numbers of any length, other values as text.
/// </summary>
/// <param name="run">The run.</param>
/// <param name="source">The source; its deliveries are deltas with a sequence.</param>
/// <param name="columns">Its columns.</param>
internal sealed class SequenceMemory(StepContext run, ModelDefinition source, SourceColumns columns)
{
    private const string Sequence = "sequence";

    private readonly StoredTable _table = Of(source, run.Sql);

    private SqlDialect Sql => run.Sql;

    /// <summary>The table of a source.</summary>
    public static StoredTable Of(ModelDefinition source, SqlDialect sql)
    {
        var text = sql.Type(new(ColumnKind.Varchar));
        var keys = new SourceColumns((SourceBody)source.Body, sql).KeyNames.ToList();
        return new(SqlDialect.StateSchema, NameOf(source.Name), [.. keys.Select(k => new StoredColumn(k, text)), new(Sequence, text)], keys);
    }

    /// <summary>The name of the table of a source.</summary>
    public static string NameOf(string source) => "sequences_" + source;

    /// <summary>Makes sure that the table exists. In a database of before it begins with the stored rows.</summary>
    public async Task PrepareAsync()
    {
        await run.Tables.EnsureAsync(_table);
        if (!await run.Tables.HasRowsAsync(_table) && await run.Tables.HasRowsAsync(run.TableOf(source)))
            await ResetAsync();
    }

    /// <summary>Forgets everything but the stored rows: their key is another one.</summary>
    public Task ResetAsync() => run.Tables.ReplaceAsync(_table, Highest($"(select * from {run.Tables.Current(run.TableOf(source))} as s)"));

    /// <summary>The keys of a delivery whose rows all have a smaller sequence than one before: a query.</summary>
    /// <param name="highest">A relation of <see cref="Highest"/> over the delivery.</param>
    public string Superseded(string highest)
    {
        var (old, now) = (Number("m." + Sequence), Number("h." + Sequence));
        return $"""
            select {Sql.List("h", columns.KeyNames)} from {highest} as h join {run.Tables.Current(_table)} as m on {columns.SameKey("h", "m")}
            where m.{Sequence} is not null and (h.{Sequence} is null
                or case when {Sql.IsWholeNumber("m." + Sequence)} and {Sql.IsWholeNumber("h." + Sequence)} then {old} > {now} else m.{Sequence} > h.{Sequence} end)
            """;
    }

    /// <summary>The highest sequence of each key of some rows: a query for the keys and <c>sequence</c>.</summary>
    /// <param name="rows">A relation of rows of the source.</param>
    public string Highest(string rows)
    {
        var sequence = columns.Trimmed(((SourceBody)source.Body).SequenceColumn!);
        return $"""
            select {columns.Keys}, case when count(_number) = count(_sequence) then substr(max(_number), {NumberLength + 1}) else max(_sequence) end as {Sequence} from (
                select d.*, case when {Sql.IsWholeNumber("_sequence")} then {Number("_sequence")} end as _number from (
                    select {columns.KeyExpressions}, {sequence} as _sequence from {rows} as r where not {columns.HasNoKey}) as d) as n
            group by {columns.Keys}
            """;
    }

    /// <summary>Takes the highest sequences of a delivery, except those of superseded keys.</summary>
    /// <param name="highest">A relation of <see cref="Highest"/> over the delivery.</param>
    /// <param name="superseded">A relation of superseded keys.</param>
    public async Task TakeAsync(string highest, string superseded)
    {
        var taken = $"select h.* from {highest} as h anti join {superseded} as s on {columns.SameKey("h", "s")}";
        await run.Tables.RemoveAsync(
            _table, $"select {run.Tables.Identity(_table).List("r")}, {Sql.List("r", run.Tables.StoredColumns(_table))} from {run.Tables.Stored(_table)} as r semi join ({taken}) as t on {columns.SameKey("r", "t")}");
        await run.Tables.AppendAsync(_table, taken);
    }

    private const int NumberLength = 10;

    /// <summary>A text that sorts as the whole number does; one digit stays of zero.</summary>
    private string Number(string digits)
    {
        var plain = $"coalesce(nullif(trim(leading '0' from {digits}), ''), '0')";
        return $"lpad({Sql.Digits($"length({plain})")}, {NumberLength}, '0') || {plain}";
    }
}
