using BankingContracts.ContractModel.Text;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.DuckDb.Sessions;

namespace BankingContracts.Runtime.DuckDb.Ingestion;

/// <summary>
/// Applies a file that has only the rows that changed: its rows replace all stored rows of the same key. The key is compared without white
/// space at its ends; rows without a key replace nothing.
/// </summary>
internal sealed class DeltaBatch(SqlSession sql, SourceBody source, SourceTables tables, ChangeCapture capture)
{
    /// <summary>Applies the file in the incoming table, whose rows are in file order.</summary>
    public void Apply()
    {
        if (source.OperationColumn is { } operation && source.IgnoreValues.Count > 0)
            sql.Execute($"delete from {tables.Incoming} where {IsAmong(operation, source.IgnoreValues)}");
        var hasSurvivors = source.OperationColumn is not null || source.SequenceColumn is not null;
        if (hasSurvivors)
            sql.Execute($"create temp table {tables.Survivors} as {SelectSurvivors()}");

        // One scan of the table; the next statements read the few rows that it finds. Stored rows without a key take part so that an
        // identical one is not stored again; they never leave.
        sql.Execute(
            $"""
            create temp table {tables.Scope} as
            select k.* exclude ({tables.Keys}) from (select *, rowid as _row, {tables.FullKeyExpressions} from {tables.Stored}) as k
            semi join (select {tables.FullKeyExpressions} from {tables.Incoming}) using ({tables.Keys})
            """);
        capture.Apply(hasSurvivors ? tables.Survivors : tables.IncomingRows, tables.Scope, $"not {tables.HasNoKey}");
        sql.Execute($"drop table {tables.Scope}");
        if (hasSurvivors)
            sql.Execute($"drop table {tables.Survivors}");
    }

    /// <summary>Of the rows of one key, those with the highest sequence; of these, those after the last deletion.</summary>
    private string SelectSurvivors() =>
        $"""
        with keyed as (
            select *, rowid as _at, {tables.KeyExpressions}, {tables.HasNoKey} as _no_key, {IsDeletion} as _is_deletion
            from {tables.Incoming}),
        latest as ({SelectLatest()}),
        deleted as (select {tables.Keys}, max(_at) as _deleted_at from latest where _is_deletion group by {tables.Keys})
        select {tables.Fields}, _at from latest left join deleted using ({tables.Keys})
        where not _is_deletion and (_deleted_at is null or _at > _deleted_at)
        union all
        select {tables.Fields}, _at from keyed where _no_key
        """;

    /// <summary>
    /// The rows with the highest sequence of each key. If all sequences of a key are whole numbers, they are compared as numbers of any length (the
    /// longer is the greater), otherwise as text. A row without a sequence comes before all others.
    /// </summary>
    private string SelectLatest() => source.SequenceColumn is not { } column
        ? "select * from keyed where not _no_key"
        : $"""
          with sequenced as (
              select *, {SourceTables.Trimmed(column)} as _sequence, ltrim(_sequence, '0') as _digits,
                  case when regexp_full_match(_sequence, '[0-9]+') then row(length(_digits), _digits) end as _number
              from keyed where not _no_key),
          highest as (
              select {tables.Keys}, count(_number) = count(_sequence) as _by_number, max(_number) as _highest_number,
                  max(_sequence) as _highest_sequence
              from sequenced group by {tables.Keys})
          select sequenced.* from sequenced join highest using ({tables.Keys})
          where case when _by_number then _number is not distinct from _highest_number
              else _sequence is not distinct from _highest_sequence end
          """;

    private string IsDeletion => source.OperationColumn is { } column ? IsAmong(column, source.DeleteValues) : "false";

    /// <summary>Whether a row's operation is one of <paramref name="codes"/>; the empty code means no code.</summary>
    private static string IsAmong(string column, IReadOnlyList<string> codes)
    {
        if (codes.Count == 0)
            return "false";

        var values = codes.Select(code => SourceTables.Text(InvisibleCharacters.Trim(code).ToLowerInvariant()));
        return $"coalesce(lower({SourceTables.Trimmed(column)}), '') in ({string.Join(", ", values)})";
    }
}
