using System.Text.Json;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.DuckDb.Connections;
using BankingContracts.Runtime.DuckDb.Sessions;
using BankingContracts.Runtime.Outcomes;
using BankingContracts.Runtime.State;

namespace BankingContracts.Runtime.DuckDb.State;

/// <summary>The pipeline's own state, in the schema <c>pipeline</c>, written in the transaction of the data it describes.</summary>
internal static class StateStore
{
    private const string Tables = """
        create table if not exists pipeline.state (version integer not null);
        create table if not exists pipeline.runs (
            run_id varchar not null, run_at timestamp not null, started_at timestamp not null, finished_at timestamp not null);
        create table if not exists pipeline.stages (
            run_id varchar not null, position integer not null, stage varchar not null, model varchar, rows bigint not null,
            added bigint not null, changed bigint not null, removed bigint not null, milliseconds double not null, note varchar not null);
        create table if not exists pipeline.files (
            source varchar not null, file varchar not null, hash varchar not null, run_at timestamp not null, rows bigint not null);
        create table if not exists pipeline.models (
            model varchar not null, fingerprint varchar not null, shape varchar not null, is_stale boolean not null,
            rows bigint not null, changed_by varchar not null);
        create table if not exists pipeline.audits (
            audit varchar not null, fingerprint varchar not null, status varchar not null, failing_rows bigint not null);
        create table if not exists pipeline.audit_results (
            run_id varchar not null, audit varchar not null, status varchar not null, failing_rows bigint not null);
        create table if not exists pipeline.totals (model varchar not null, kind varchar not null, totals varchar not null);
        create table if not exists pipeline.ragged_rows (
            source varchar not null, file varchar not null, line bigint not null, failure_reason varchar not null);
        alter table pipeline.ragged_rows add column if not exists kind varchar;
        update pipeline.ragged_rows set kind = if(starts_with(failure_reason, 'Invalid row: too few'), 'TooFewFields', 'TooManyFields') where kind is null;
        """;

    /// <summary>Creates the tables, and the columns that a database of an earlier version does not have.</summary>
    /// <exception cref="PipelineException">A later version of the program wrote the database.</exception>
    public static void Prepare(SqlSession session)
    {
        StateVersion.RefuseLater(Version(session));
        session.Execute(Tables);
    }

    /// <summary>Reads the state as <paramref name="pipeline"/> understands it; empty in a database without a committed run.</summary>
    /// <exception cref="PipelineException">A later version of the program wrote the database.</exception>
    public static PipelineState Read(SqlSession session, PipelineDefinition pipeline)
    {
        var version = Version(session);
        StateVersion.RefuseLater(version);
        return HasTable(session, "runs") ? StateVersion.Migrate(Stored(session), version, pipeline) : PipelineState.Empty;
    }

    private static PipelineState Stored(SqlSession session)
    {
        var runs = session.Rows("select run_at from pipeline.runs order by run_at", static r => Utc(r.GetDateTime(0)));
        return new PipelineState(
            runs.Count == 0 ? null : runs[^1],
            session.Rows(
                "select model, fingerprint, shape, is_stale, rows, changed_by from pipeline.models",
                static r => new ModelState(
                    r.GetString(0),
                    r.GetString(1),
                    JsonSerializer.Deserialize(r.GetString(2), StateJson.Default.ModelShape)!,
                    r.GetBoolean(3),
                    r.GetInt64(4),
                    r.GetString(5))).ToDictionary(m => m.Model),
            session.Rows(
                "select source, file, hash, run_at, rows from pipeline.files order by run_at, rowid",
                static r => new LoadedFile(r.GetString(0), r.GetString(1), r.GetString(2), Utc(r.GetDateTime(3)), r.GetInt64(4))),
            session.Rows(
                "select audit, fingerprint, status, failing_rows from pipeline.audits",
                static r => new AuditRecord(r.GetString(0), r.GetString(1), Enum.Parse<AuditStatus>(r.GetString(2)), r.GetInt64(3)))
                .ToDictionary(a => a.Audit),
            Totals(session, "staging", static text => JsonSerializer.Deserialize(text, StateJson.Default.StagingTotals)!),
            Totals(session, "snapshot", static text => JsonSerializer.Deserialize(text, StateJson.Default.SnapshotTotals)!))
        {
            FirstRunAt = runs.Count == 0 ? null : runs[0],
        };
    }

    private static int Version(SqlSession session) => HasTable(session, "state")
        ? session.Rows("select version from pipeline.state", static r => r.GetInt32(0)).FirstOrDefault(StateVersion.First)
        : StateVersion.First;

    private static bool HasTable(SqlSession session, string table) => session.Scalar<long>(
        "select count(*) from duckdb_tables() where schema_name = 'pipeline' and table_name = ? and database_name = current_database()", table) > 0;

    /// <summary>The number of runs committed so far.</summary>
    public static long Runs(SqlSession session) => session.Scalar<long>("select count(*) from pipeline.runs");

    /// <summary>Writes a run and the state after it.</summary>
    public static void Write(SqlSession session, RunRecord run)
    {
        session.Execute("insert into pipeline.runs values (?, ?, ?, ?)", run.RunId, run.RunAt, run.StartedAt, run.FinishedAt);
        Append(session, "stages", run.Stages.Select((s, i) => new object?[]
        {
            run.RunId, i, s.Stage.Word(), s.Model, s.Change.Rows, s.Change.Added, s.Change.Changed, s.Change.Removed, s.Milliseconds, s.Note,
        }));
        Append(session, "files", run.Files.Select(f => new object?[] { f.Source, f.File, f.Hash, f.RunAt, f.Rows }));
        Append(session, "audit_results", run.Audits.Select(a => new object?[] { run.RunId, a.Audit, a.Status.ToString(), a.FailingRows }));
        session.Execute("delete from pipeline.state; delete from pipeline.models; delete from pipeline.audits; delete from pipeline.totals");
        session.Execute("insert into pipeline.state values (?)", StateVersion.Current);
        var state = run.State;
        Append(session, "models", state.Models.Values.Select(m => new object?[]
        {
            m.Model, m.Fingerprint, JsonSerializer.Serialize(m.Shape, StateJson.Default.ModelShape), m.IsStale, m.Rows, m.ChangedBy,
        }));
        Append(session, "audits", state.Audits.Values.Select(a => new object?[] { a.Audit, a.Fingerprint, a.Status.ToString(), a.FailingRows }));
        Append(session, "totals", state.Stagings.Select(s => new object?[]
        {
            s.Key, "staging", JsonSerializer.Serialize(s.Value, StateJson.Default.StagingTotals),
        }));
        Append(session, "totals", state.Snapshots.Select(s => new object?[]
        {
            s.Key, "snapshot", JsonSerializer.Serialize(s.Value, StateJson.Default.SnapshotTotals),
        }));
    }

    /// <summary>Removes everything about a model except the record of past runs.</summary>
    public static void Forget(SqlSession session, string model)
    {
        session.Execute("delete from pipeline.models where model = ?", model);
        session.Execute("delete from pipeline.totals where model = ?", model);
        session.Execute("delete from pipeline.files where source = ?", model);
        session.Execute("delete from pipeline.ragged_rows where source = ?", model);
    }

    /// <summary>Removes the last result of an audit.</summary>
    public static void ForgetAudit(SqlSession session, string audit) => session.Execute("delete from pipeline.audits where audit = ?", audit);

    private static Dictionary<string, T> Totals<T>(SqlSession session, string kind, Func<string, T> parse) => session
        .Rows("select model, totals from pipeline.totals where kind = ?", r => (Model: r.GetString(0), Totals: parse(r.GetString(1))), kind)
        .ToDictionary(t => t.Model, t => t.Totals);

    private static void Append(SqlSession session, string table, IEnumerable<object?[]> rows) => session.Load(DuckDbDatabase.Catalog, "pipeline", table, appender =>
    {
        var count = 0;
        foreach (var row in rows)
        {
            var appended = appender.CreateRow();
            foreach (var value in row)
            {
                _ = value switch
                {
                    null => appended.AppendNullValue(),
                    string text => appended.AppendValue(text),
                    bool flag => appended.AppendValue(flag),
                    int number => appended.AppendValue(number),
                    long number => appended.AppendValue(number),
                    double number => appended.AppendValue(number),
                    DateTime time => appended.AppendValue(time),
                    _ => throw new InvalidOperationException($"No state column has the type {value.GetType()}."),
                };
            }

            appended.EndRow();
            count++;
        }

        return count;
    });

    private static DateTime Utc(DateTime value) => DateTime.SpecifyKind(value, DateTimeKind.Utc);
}
