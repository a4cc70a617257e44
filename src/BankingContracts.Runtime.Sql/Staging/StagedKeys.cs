using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Engines;
using BankingContracts.Runtime.Sql.Steps;
using BankingContracts.Runtime.Sql.Tables;

namespace BankingContracts.Runtime.Sql.Staging;

/// <summary>
/// Decides for each key what happens to its valid rows: one row is staged, copies are collapsed into one, different rows are held back, and
/// rows that contradict the history are held back, too.
/// </summary>
/// <param name="run">The run.</param>
/// <param name="t">The tables.</param>
/// <param name="rows">A relation of all valid rows of the keys in question, aliased <c>c</c>.</param>
internal sealed class StagedKeys(StepContext run, StagingTables t, string rows)
{
    /// <summary>The beginning of the reason of a row that contradicts a history; old quarantine tables have no other mark of it.</summary>
    public const string Contradicts = "Contradicts ";

    private string Key => run.Sql.List("c", t.Key);

    /// <summary>Decides.</summary>
    /// <param name="mode">Whether rows are compared with the history: rows that are cleaned in another way replace it.</param>
    /// <param name="scope">Keeps the staged rows.</param>
    /// <param name="own">Keeps the other relations.</param>
    public async Task<StagedRows> DecideAsync(StepMode mode, WorkingScope scope, WorkingScope own)
    {
        var repeated = await own.KeepAsync("repeated", t.Staging.Name, SelectRepeated());
        var candidates = SelectCandidates(repeated);
        if (mode == StepMode.Recleaned || t.Histories.Count == 0)
            return new StagedRows(await scope.KeepAsync("staged", t.Staging.Name, candidates), SelectHeld(repeated, null));
        var candidate = await own.KeepAsync("candidates", t.Staging.Name, candidates);
        var contradicted = await own.KeepAsync("contradicted", t.Staging.Name, SelectContradicted(candidate));
        var staged = await scope.KeepAsync("staged", t.Staging.Name, $"""
            select {run.Sql.List("s", t.Columns)} from {candidate} as s anti join {contradicted} as x on {run.Sql.SameKey("x", "s", t.Key)}
            """);
        return new StagedRows(staged, SelectHeld(repeated, contradicted));
    }

    /// <summary>
    /// The keys that rows share, with the number of rows and of different contents. Two steps, because counting different
    /// contents is slow and few keys repeat.
    /// </summary>
    private string SelectRepeated() => $"""
        with repeated as (select {Key} from {rows} group by {Key} having count(*) > 1)
        select {Key}, count(*) as _rows, {run.Sql.CountDifferent(t.Values.Select(v => run.Sql.Column("c", v)))} as _contents
        from {rows} semi join repeated as r on {run.Sql.SameKey("c", "r", t.Key)}
        group by {Key}
        """;

    /// <summary>The rows to stage: of copies, one with the earliest time of arrival.</summary>
    private string SelectCandidates(string repeated)
    {
        var earliest = t.Columns.Select(c => t.LoadedAt.Contains(c) ? $"min(c.{run.Sql.Name(c)}) as {run.Sql.Name(c)}" : run.Sql.Column("c", c));
        return $"""
            select {run.Sql.List("c", t.Columns)}
            from {rows} anti join {repeated} as r on {run.Sql.SameKey("c", "r", t.Key)}
            union all
            select {string.Join(", ", earliest)}
            from {rows} semi join (select * from {repeated} as e where e._contents = 1) as r on {run.Sql.SameKey("c", "r", t.Key)}
            group by {run.Sql.List("c", t.Columns.Except(t.LoadedAt))}
            """;
    }

    /// <summary>The keys of rows with other values than a version of the same key and business time, unless a tie-break decides between them; one row each.</summary>
    private string SelectContradicted(string candidates) => t.Histories is [var only]
        ? SelectContradicted(only, candidates)
        : $"""
          select {t.KeyList}, _reason from (
              select {t.KeyList}, _reason, row_number() over (partition by {t.KeyList} order by _number) as _nth from (
              {string.Join("\nunion all\n", t.Histories.Select((h, i) => $"select x.*, {i} as _number from (\n{SelectContradicted(h, candidates)}\n) as x"))}
              ) as a) as f
          where _nth = 1
          """;

    private string SelectContradicted(ModelDefinition history, string candidates)
    {
        var (sql, body) = (run.Sql, (SnapshotBody)history.Body);
        var compared = t.Values.Except(history.Key).Except([body.UpdatedAt!]);
        var isTied = body.TieBreak is { } tieBreak ? $"{sql.Column("_s", tieBreak)} is not distinct from {sql.Column("v", tieBreak)}" : "true";
        // The record of a deletion has the run's time and the values of the version that it ends.
        var isVersion = body.HardDeletes == HardDeletes.NewRecord ? "not v.dbt_is_deleted" : "true";
        // A row that loses against another row of this batch does not contradict the version that wins.
        var isBeaten = body.TieBreak is { } column
            ? $"exists (select 1 from {candidates} as o where {sql.SameKey("o", "_s", history.Key.Append(body.UpdatedAt!))} and {sql.Column("o", column)} > {sql.Column("_s", column)})"
            : "false";
        return $"""
            select {sql.List("_s", t.Key)}, '{Contradicts}{history.Name}: other values with the same {body.UpdatedAt}' as _reason
            from {candidates} as _s
                join (select v.*, row_number() over (partition by {sql.List("v", history.Key)}, v.dbt_updated_at order by v.dbt_valid_from desc) as _nth
                    from {run.Current(history)} as v semi join {candidates} as c on {sql.SameKey("v", "c", history.Key)} where {isVersion}) as v
                on v._nth = 1 and {sql.SameKey("v", "_s", history.Key)} and v.dbt_updated_at = {sql.Column("_s", body.UpdatedAt!)}
            where {isTied} and not {isBeaten} and ({sql.Differs("_s", "v", compared)})
            """;
    }

    /// <summary>
    /// The valid rows that are not simply staged, with <c>_reason</c> and the name of its <see cref="QuarantineKind"/> in <c>_kind</c>: NULL
    /// for a staged row and its copies.
    /// </summary>
    private string SelectHeld(string repeated, string? contradicted)
    {
        var (sql, x) = (run.Sql, contradicted is null ? "null" : "x._reason");
        var conflict = $"'Duplicate {string.Join(", ", t.Key)}: ' || {run.Sql.Digits("r._rows")} || ' conflicting rows'";
        return $"""
            select {sql.List("c", t.Columns)}, {sql.List("c", t.Received)},
                case when {x} is not null then {x} when r._contents > 1 then {conflict} end as _reason,
                case when {x} is not null then '{nameof(QuarantineKind.Contradiction)}' when r._contents > 1 then '{nameof(QuarantineKind.Conflict)}' end as _kind
            from {rows}
                left join {repeated} as r on {sql.SameKey("c", "r", t.Key)}
                {(contradicted is null ? "" : $"left join {contradicted} as x on {sql.SameKey("c", "x", t.Key)}")}
            where r._rows is not null or {x} is not null
            """;
    }
}
