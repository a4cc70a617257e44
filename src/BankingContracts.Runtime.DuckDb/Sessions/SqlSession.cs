using System.Data.Common;
using System.Diagnostics;
using DuckDB.NET.Data;
using DuckDBErrorType = DuckDB.NET.Native.DuckDBErrorType;

namespace BankingContracts.Runtime.DuckDb.Sessions;

/// <summary>
/// A connection, and the one place through which its statements pass: here they are counted, timed and traced, and here the one that runs
/// is stopped when a step is cancelled. A trace is an activity of the source <see cref="TraceSource"/> for each statement.
/// </summary>
internal sealed class SqlSession(DuckDBConnection connection) : IDisposable
{
    /// <summary>The name of the source of traces.</summary>
    public const string TraceSource = "BankingContracts.Sql";

    private static readonly ActivitySource Traces = new(TraceSource);

    private CancellationToken _cancellation;

    /// <summary>The number of statements so far, bulk loads included.</summary>
    public long Statements { get; private set; }

    /// <summary>The time that they took.</summary>
    public TimeSpan Elapsed { get; private set; }

    /// <summary>A session without a file.</summary>
    public static SqlSession InMemory()
    {
        var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        return new SqlSession(connection);
    }

    /// <summary>Does a step whose statements stop when <paramref name="cancellation"/> asks for it.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public T Within<T>(Func<T> step, CancellationToken cancellation)
    {
        var outer = _cancellation;
        _cancellation = cancellation;
        try
        {
            cancellation.ThrowIfCancellationRequested();
            return step();
        }
        finally
        {
            _cancellation = outer;
        }
    }

    /// <summary>Ends a step that was cancelled, where it works on something else than a statement.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public void ThrowIfCancelled() => _cancellation.ThrowIfCancellationRequested();

    /// <summary>Runs a statement; returns the number of rows it wrote.</summary>
    public long Execute(string sql, params ReadOnlySpan<object?> parameters) => Run(sql, parameters, static command => (long)command.ExecuteNonQuery());

    /// <summary>The single value of a query.</summary>
    public T Scalar<T>(string sql, params ReadOnlySpan<object?> parameters) => Run(sql, parameters, static command =>
    {
        using var reader = command.ExecuteReader();
        reader.Read();
        return reader.GetFieldValue<T>(0);
    });

    /// <summary>All rows of a query, each read by <paramref name="read"/>.</summary>
    public List<T> Rows<T>(string sql, Func<DbDataReader, T> read, params ReadOnlySpan<object?> parameters) => Run(sql, parameters, command =>
    {
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
            rows.Add(read(reader));
        return rows;
    });

    /// <summary>The rows of a query as they come; the caller disposes the reader.</summary>
    public DbDataReader Read(string sql)
    {
        // The command lives as long as the reader needs it.
        var command = connection.CreateCommand();
        command.CommandText = sql;
        return Run(command, static c => c.ExecuteReader());
    }

    /// <summary>Loads rows into a table in bulk.</summary>
    /// <param name="catalog">The catalog of the table.</param>
    /// <param name="schema">Its schema.</param>
    /// <param name="table">The table.</param>
    /// <param name="fill">Appends the rows.</param>
    /// <returns>What <paramref name="fill"/> returns.</returns>
    public T Load<T>(string catalog, string schema, string table, Func<DuckDBAppender, T> fill)
    {
        ThrowIfCancelled();
        return Measured($"load {catalog}.{schema}.{table}", () =>
        {
            using var appender = connection.CreateAppender(catalog, schema, table);
            return fill(appender);
        });
    }

    /// <summary>Whether there is a temporary table called <paramref name="qualified"/>, as <see cref="Dialects.Sql.Temp"/> names it.</summary>
    public bool HasTemporary(string qualified) =>
        Scalar<long>("select count(*) from duckdb_tables() where temporary and table_name = ?", Dialects.Sql.Unqualified(qualified).Trim('"')) > 0;

    /// <summary>A session of its own on the same database, beside the transaction of this one.</summary>
    public SqlSession Beside()
    {
        var other = connection.Duplicate();
        other.Open();
        return new SqlSession(other);
    }

    /// <inheritdoc/>
    public void Dispose() => connection.Dispose();

    private T Run<T>(string sql, ReadOnlySpan<object?> parameters, Func<DuckDBCommand, T> run)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var parameter in parameters)
            command.Parameters.Add(new DuckDBParameter(parameter ?? DBNull.Value));
        return Run(command, run);
    }

    private T Run<T>(DuckDBCommand command, Func<DuckDBCommand, T> run)
    {
        ThrowIfCancelled();
        using var interruption = Interruption.Of(command, _cancellation);
        try
        {
            return Measured(command.CommandText, () => run(command));
        }
        catch (DuckDBException e) when (e.ErrorType == DuckDBErrorType.Interrupt && _cancellation.IsCancellationRequested)
        {
            throw new OperationCanceledException("The statement was stopped.", e, _cancellation);
        }
    }

    /// <summary>Begins a trace; the names are those of OpenTelemetry's conventions for databases.</summary>
    private static Activity? Begin(string text) => Traces.StartActivity(
        "statement", ActivityKind.Client, parentContext: default, tags: [new("db.system.name", "duckdb"), new("db.query.text", text)]);

    private T Measured<T>(string text, Func<T> statement)
    {
        using var trace = Traces.HasListeners() ? Begin(text) : null;
        var start = Stopwatch.GetTimestamp();
        try
        {
            return statement();
        }
        catch (DbException e)
        {
            // The engine's words may hold values.
            trace?.SetStatus(ActivityStatusCode.Error).SetTag("error.type", e.GetType().Name);
            throw;
        }
        finally
        {
            Statements++;
            Elapsed += Stopwatch.GetElapsedTime(start);
        }
    }
}
