using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Planning;
using BankingContracts.Runtime.Sql.Dialects;
using BankingContracts.Runtime.Sql.Past;
using BankingContracts.Runtime.Sql.Sessions;
using BankingContracts.Runtime.Sql.Staging;
using BankingContracts.Runtime.State;

namespace BankingContracts.Runtime.Sql.TimeTravel;

/// <summary>
/// The rows of a model as of a run, as SQL: those that stood, as far as they are kept. Else a staging model is the cleaned source, and a query model is its SQL, whose
/// names must mean the rows of its upstreams.
/// </summary>
public sealed class RowsAsOf
{
    private readonly SqlDialect _sql;
    private readonly PipelineDefinition _pipeline;
    private readonly Func<StoredTable, IReadOnlySet<string>> _columns;
    private readonly Func<StoredTable, string> _table;
    private readonly PipelineState _state;
    private readonly PastMoment _moment;
    private readonly bool _recomputes;
    private readonly IReadOnlySet<string> _withAdded;

    private RowsAsOf(PastTables tables, PipelineState state, PastMoment moment, bool recomputes, IReadOnlySet<string> withAdded)
    {
        (_sql, _pipeline, _columns, _table) = tables;
        (_state, _moment, _recomputes, _withAdded) = (state, moment, recomputes, withAdded);
    }

    /// <summary>Learns what is kept.</summary>
    /// <param name="session">The session.</param>
    /// <param name="tables">The stored tables.</param>
    /// <param name="state">The state of the database.</param>
    /// <param name="moment">The moment that is asked for.</param>
    /// <param name="recomputes">Whether models that can be computed are computed with the contracts of today.</param>
    public static async Task<RowsAsOf> OpenAsync(SqlSession session, PastTables tables, PipelineState state, PastMoment moment, bool recomputes)
    {
        ArgumentNullException.ThrowIfNull(tables);
        var pasts = tables.Pipeline.Models.Where(m => m.Body is not SnapshotBody)
            .Select(m => (m.Name, Table: PastTable.Of(m, tables.Sql, null))).Where(p => tables.Columns(p.Table).Contains(PastTable.CameAt)).ToList();
        var withAdded = pasts.Count == 0
            ? []
            : await session.RowsAsync(
                string.Join(" union all ", pasts.Select(p => $"select {tables.Sql.Text(p.Name)} where exists (select 1 from {tables.Table(p.Table)} as p where {PastTable.CameAt} is not null and {PastTable.LeftAt} is null)")),
                static r => r.GetString(0));
        return new(tables, state, moment, recomputes, withAdded.ToHashSet());
    }

    /// <summary>A SELECT of all columns of <paramref name="model"/>; in a model that is computed, a column for the run that changed the row is NULL.</summary>
    /// <param name="model">The model.</param>
    /// <param name="at">A run's timestamp, or any before the first.</param>
    public string Of(ModelDefinition model, DateTime at)
    {
        ArgumentNullException.ThrowIfNull(model);
        var isComputed = IsComputed(model, at);
        if (!isComputed && Kept(model) is { Before: PastBefore.Gone } gone && Asked(at) < gone.Since)
            throw NotKept(model, gone);
        if (!isComputed)
            return Kept(model) is { Before: PastBefore.Nothing } kept && Asked(at) < kept.Since && !_recomputes ? Nothing(model) : Stood(model, at);
        return model.Body switch
        {
            StagingBody => Staged(model, at),
            QueryBody query => Computed(model, query),
            SourceBody or QuarantineBody or SnapshotBody => Stood(model, at),
            _ => throw new InvalidOperationException($"{model.Name} has an unknown kind."),
        };
    }

    /// <summary>Whether the rows of a model as of a run are not those that stood, but what the contracts of today make of the rows of then.</summary>
    public bool IsComputed(ModelDefinition model, DateTime at)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (model.Body is not (StagingBody or QueryBody))
            return false;
        return _recomputes || Kept(model) is not { } kept || (Asked(at) < kept.Since && kept.Before == PastBefore.NotKept);
    }

    /// <summary>A SELECT of all columns of a stored model as it is now.</summary>
    public string Now(ModelDefinition model) => $"select {Complete(model, StoredTable.Of(model, _sql))} from {_table(StoredTable.Of(model, _sql))} as t";

    private PipelineException NotKept(ModelDefinition model, KeptPast kept)
    {
        var why = kept.IsNone ? "keeps nothing of before ('past: none' in its contract)" : $"keeps what stood since {RunClock.Shown(kept.Since)} UTC";
        var remedy = model.Body is StagingBody or QueryBody ? "; with --recompute the contracts of today compute it, from what is kept of the models that it reads" : "";
        return PipelineException.BadInput($"{model.Name} {why}, so nobody knows how it stood at {RunClock.Shown(_moment.Asked)} UTC{remedy}.");
    }

    private KeptPast? Kept(ModelDefinition model) => _state.Models.GetValueOrDefault(model.Name)?.Shape.Kept;

    /// <summary>What is kept may begin between a run and the moment that was asked for, until which nothing changed.</summary>
    private DateTime Asked(DateTime at) => at == _moment.At ? _moment.Asked : at;

    private string Stood(ModelDefinition model, DateTime at) => new StoodRows(_sql, _columns, _table, model, Kept(model), at, _withAdded.Contains(model.Name)).Select();

    private string Nothing(ModelDefinition model) => $"select {string.Join(", ", model.Columns.Select(c => $"{_sql.Null(c.Type)} as {_sql.Name(c.Name)}"))} where false";

    /// <summary>All columns of the model. A database of an older program may not have some of them; these are NULL.</summary>
    private string Complete(ModelDefinition model, StoredTable stored)
    {
        var existing = _columns(stored);
        return string.Join(", ", model.Columns.Select(c => existing.Contains(c.Name) ? _sql.Name(c.Name) : $"{_sql.Null(c.Type)} as {_sql.Name(c.Name)}"));
    }

    /// <summary>Cleans the source again. The rows that contradicted the history then are those that quarantine had for that reason.</summary>
    private string Staged(ModelDefinition model, DateTime at)
    {
        var (body, source) = ((StagingBody)model.Body, _pipeline[((StagingBody)model.Body).Input]);
        var names = model.Columns.Select(c => c.Name).ToList();
        var values = names.Except(body.LoadedAtColumns).ToList();
        var valid = $"select * from ({StagingTables.Classify(_sql, model, source, $"({Of(source, at)})", at)}) as c where _failure_reason is null";
        var hasHistory = _pipeline.Models.Any(m => m.Body is SnapshotBody { IsBusinessTime: true } s && s.Relation == model.Name);
        var consistent = hasHistory
            ? $"select c.* from ({valid}) as c anti join ({Contradicted(model, source, at)}) as x on {_sql.SameKey("c", "x", model.Key)}"
            : valid;
        var earliest = body.LoadedAtColumns.Select(c => $"min({_sql.Name(c)}) as {_sql.Name(c)}");
        return $"""
            select {_sql.List(names)} from (
                select s.*, count(*) over (partition by {_sql.List("s", model.Key)}) as _rows from (
                    select {string.Join(", ", values.Select(_sql.Name).Concat(earliest))} from ({consistent}) as v group by {_sql.List(values)}) as s) as k
            where _rows = 1
            """;
    }

    private string Contradicted(ModelDefinition model, ModelDefinition source, DateTime at)
    {
        var quarantine = Of(_pipeline[((StagingBody)model.Body).Quarantine], at);
        var rows = $"({StagingTables.AsReceived(_sql, source, $"({quarantine})")} where q.failure_reason like '{StagedKeys.Contradicts}%')";
        return $"select {_sql.List(model.Key)} from ({StagingTables.Classify(_sql, model, source, rows, at)}) as c";
    }

    private string Computed(ModelDefinition model, QueryBody query)
    {
        var list = model.Columns.Select(c => $"cast({(c.IsChangedAt ? "null" : _sql.Name(c.Name))} as {_sql.Type(c.Type)}) as {_sql.Name(c.Name)}");
        return $"""
            select {string.Join(", ", list)} from (
            {_sql.TextOf(query.Text)}
            ) as _q
            """;
    }
}

/// <summary>The stored tables that tell of before.</summary>
/// <param name="Sql">The dialect.</param>
/// <param name="Pipeline">The pipeline.</param>
/// <param name="Columns">The columns of a stored table; empty when it does not exist.</param>
/// <param name="Table">The relation of a stored table in a query.</param>
public sealed record PastTables(SqlDialect Sql, PipelineDefinition Pipeline, Func<StoredTable, IReadOnlySet<string>> Columns, Func<StoredTable, string> Table);
