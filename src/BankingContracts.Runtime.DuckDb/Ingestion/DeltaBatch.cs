using BankingContracts.Runtime.Definitions;

namespace BankingContracts.Runtime.DuckDb.Ingestion;

/// <summary>
/// Applies a file that holds only what changed: its rows replace all stored rows of the same key. The key is compared without white
/// space at its ends; rows without a key replace nothing.
/// </summary>
internal sealed class DeltaBatch(SqlSession sql, SourceBody source, SourceTables tables, ChangeCapture capture)
{
    /// <summary>Applies the file in the incoming table, whose rows stand in file order.</summary>
    public void Apply()
    {
        sql.Execute(
            $"create temp table {tables.Touched} as select distinct {tables.KeyExpressions} from {tables.Incoming} "
            + $"where not {tables.HasNoKey}");
        var hasSurvivors = source.OperationColumn is not null || source.SequenceColumn is not null;
        if (hasSurvivors)
            sql.Execute($"create temp table {tables.Survivors} as {SelectSurvivors()}");

        // Stored rows without a key take part so that an identical one is not stored again; they never leave.
        capture.Apply(
            hasSurvivors ? tables.Survivors : tables.Incoming,
            $"""
            (select * from {tables.Stored} where {tables.HasNoKey}
            union all
            select k.* exclude ({tables.Keys}) from (select *, {tables.KeyExpressions} from {tables.Stored}) as k
            semi join {tables.Touched} using ({tables.Keys}))
            """,
            $"not {tables.HasNoKey}");
        sql.Execute($"drop table {tables.Touched}");
        if (hasSurvivors)
            sql.Execute($"drop table {tables.Survivors}");
    }

    /// <summary>Of the rows of one key those of the highest sequence; of these, those behind the last deletion.</summary>
    private string SelectSurvivors()
    {
        var operations = source.DeleteValues.Select(value => SourceTables.Text(value.Trim().ToUpperInvariant()));
        var isDelete = source.OperationColumn is { } operation && source.DeleteValues.Count > 0
            ? $"coalesce(upper({SourceTables.Trimmed(operation)}) in ({string.Join(", ", operations)}), false)"
            : "false";
        var sequence = source.SequenceColumn is { } column ? SourceTables.Trimmed(column) : "null::varchar";
        return
            $"""
            with keyed as (
                select *, rowid as _at, {tables.KeyExpressions}, {tables.HasNoKey} as _no_key, {isDelete} as _delete, {sequence} as _sequence
                from {tables.Incoming}),
            numbered as (
                select *, regexp_full_match(_sequence, '[0-9]+') as _is_number, ltrim(_sequence, '0') as _digits from keyed),
            highest as (
                select {tables.Keys}, bool_and(_is_number) as _is_number, max(_sequence) as _sequence,
                    max({HighestDigits}) as _number
                from numbered where not _no_key group by {tables.Keys}),
            current_rows as (
                select n.*, h._is_number as _by_number, {HighestDigits} is not distinct from h._number as _has_number,
                    n._sequence is not distinct from h._sequence as _has_text
                from numbered as n join highest as h using ({tables.Keys})),
            latest as (select * from current_rows where case when _by_number then _has_number else _has_text end),
            deleted as (select {tables.Keys}, max(_at) as _deleted_at from latest where _delete group by {tables.Keys})
            select {tables.Fields} from latest left join deleted using ({tables.Keys})
            where not _delete and (_deleted_at is null or _at > _deleted_at)
            union all
            select {tables.Fields} from keyed where _no_key
            """;
    }

    /// <summary>Numbers of any length in the order of their values: the longer is the greater.</summary>
    private static string HighestDigits => "case when _is_number then {'length': length(_digits), 'digits': _digits} end";
}
