using System.Data.Common;
using System.Globalization;
using BankingContracts.Runtime.DuckDb.Dialects;
using BankingContracts.Runtime.DuckDb.Errors;
using BankingContracts.Runtime.DuckDb.Files;
using BankingContracts.Runtime.DuckDb.Sessions;
using BankingContracts.Runtime.Engines;
using BankingContracts.Runtime.Files;
using BankingContracts.Runtime.Sql.Dialects;
using BankingContracts.Runtime.Sql.Sessions;
using BankingContracts.Runtime.Sql.State;
using DuckDB.NET.Data;
using DuckDB.NET.Native;

namespace BankingContracts.Runtime.DuckDb.Connections;

/// <summary>One open connection to a database file: for reading, for a run's transaction, or for a first load.</summary>
internal sealed class DuckDbDatabase : IDisposable
{
    private static readonly DuckDbDialect Sql = DuckDbDialect.Instance;

    /// <summary>The name of the attached file.</summary>
    public const string Catalog = AttachedFile.Catalog;

    /// <summary>The schema of the pipeline's own state; its tables are always named with the schema.</summary>
    private const string StateSchema = SqlDialect.StateSchema;

    /// <summary>The schemas in which plain model names are looked up; the layer with most readers is first.</summary>
    private static readonly string[] Layers = ["marts", "intermediate", "snapshots", "staging", "source"];

    private static int _joined;

    private readonly string _path;
    private readonly EngineSettings _settings;
    private readonly DatabaseLease? _lease;
    private readonly OpenedFile _file;
    private bool _isLoading;
    private bool _inTransaction;
    private bool _isDisposed;

    private DuckDbDatabase(EngineSettings settings, bool isReadOnly, DatabaseLease lease, Func<ISqlSession, ISqlSession>? around = null)
    {
        (_path, _settings, _lease, _isLoading) = (settings.DatabasePath, settings, lease, !isReadOnly && !System.IO.File.Exists(settings.DatabasePath));
        try
        {
            if (isReadOnly)
                _file = AttachedFile.Open(settings, _path, " (read_only)", SpillDirectory.OfReader(_path));
            else
                (_file, Notes) = _isLoading ? WritableFile.BeginLoad(settings) : WritableFile.OpenCleared(settings);
            if (around is not null)
                _file = _file with { Session = new SqlSession(around(_file.Connection)) };
        }
        catch
        {
            lease.Dispose();
            throw;
        }
    }

    /// <summary>A reader beside the writer of the same file in this process.</summary>
    private DuckDbDatabase(EngineSettings settings, DatabaseLease lease, DuckDbSession connection)
    {
        (_path, _settings, _lease) = (settings.DatabasePath, settings, lease);
        _file = new OpenedFile(new SqlSession(new SnapshotSession(connection, SqlState.Moment(Sql, Catalog))), connection);
        Scratch = string.Create(CultureInfo.InvariantCulture, $"reader_{Interlocked.Increment(ref _joined)}_");
    }

    /// <summary>A database without a file.</summary>
    private DuckDbDatabase(EngineSettings settings) =>
        (_path, _settings, _file) = (settings.DatabasePath, settings, AttachedFile.Open(settings, settings.DatabasePath, "", spillDirectory: ""));

    /// <summary>The open file.</summary>
    public OpenedFile File => _file;

    /// <summary>Whether it reads beside the writer of the same file, and sees the commit before it was opened.</summary>
    public bool IsPinned => Scratch.Length > 0;

    /// <summary>What the names of schemas in memory begin with, which readers of one run have in common; empty for a file of its own.</summary>
    public string Scratch { get; } = "";

    /// <summary>Takes the statements.</summary>
    public SqlSession Session => _file.Session;

    /// <summary>The files of killed runs that were removed, a sentence for each.</summary>
    public IReadOnlyList<string> Notes { get; } = [];

    /// <summary>The database file.</summary>
    public string Path => _path;

    /// <summary>
    /// Opens an existing file; nothing can be written through it. While a run of this process has it open, the reader sees the last commit before it was
    /// opened, whatever the run does meanwhile.
    /// </summary>
    /// <exception cref="PipelineException">Locked, corrupt, or not a database of a pipeline.</exception>
    public static DuckDbDatabase OpenForReading(EngineSettings settings)
    {
        var path = settings.DatabasePath;
        if (DatabaseLease.Join(path) is var (lease, connection))
            return Joined(settings, lease, connection);
        var database = new DuckDbDatabase(settings, isReadOnly: true, DatabaseLease.ForReading(path));
        try
        {
            RequirePipeline(database.Session, path);
            database.LookFirstIn(null);
            if (!settings.AllowsFiles)
            {
                // The files of a search for a fault belong to the program.
                database.Session.Execute($"set allowed_directories = [{Sql.Text(TemporaryDirectory.Root)}]");
                database.Session.Execute("set enable_external_access = false");
            }

            database.Lock();
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    /// <summary>Opens a database that is in memory only, without a transaction. It has the schemas of a pipeline.</summary>
    /// <param name="settings">What the engine may use.</param>
    public static DuckDbDatabase OpenInMemory(EngineSettings settings)
    {
        var database = new DuckDbDatabase(settings with { DatabasePath = ":memory:" });
        foreach (var schema in Layers.Append(StateSchema))
            database.Session.Execute($"create schema {schema}");
        database.LookFirstIn(null);
        return database;
    }

    /// <summary>Opens a file, creating it and its folder when missing, and begins a transaction. What it creates is discarded unless committed.</summary>
    /// <param name="settings">The full path of the file, and what the engine may use.</param>
    /// <param name="around">Puts another session around that of the file; null for none.</param>
    /// <exception cref="PipelineException">Locked, corrupt or not writable.</exception>
    public static DuckDbDatabase OpenForWriting(EngineSettings settings, Func<ISqlSession, ISqlSession>? around = null)
    {
        var path = settings.DatabasePath;
        try
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw PipelineException.BadInput($"The folder of the database {path} cannot be created ({e.Message}); choose another with --database.", e);
        }

        var database = new DuckDbDatabase(settings, isReadOnly: false, DatabaseLease.ForWriting(path), around);
        try
        {
            database.Begin();
            foreach (var schema in Layers.Append(StateSchema))
                database.Session.Execute($"create schema if not exists {schema}");
            database.LookFirstIn(null);
            if (!database._isLoading)
                database._lease!.LetReadersIn(database._file.Connection);
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    /// <summary>A session of its own on the same file, beside the transaction.</summary>
    public SqlSession Beside() => _file.Connection.Beside();

    /// <summary>Closes every setting, and all files except those in <paramref name="directories"/>, <paramref name="files"/> and the database's own.</summary>
    public void Confine(IReadOnlyList<string> directories, IReadOnlyList<string> files)
    {
        // A first load opens the file under its final name when it is complete.
        var own = Leftovers.Logs.Prepend("").Select(end => _path + end);
        Session.Execute($"set allowed_directories = [{string.Join(", ", directories.Select(d => Sql.Text(System.IO.Path.GetFullPath(d))))}]");
        Session.Execute($"set allowed_paths = [{string.Join(", ", files.Concat(own).Select(Sql.Text))}]");
        Session.Execute("set enable_external_access = false");
        Lock();
    }

    /// <summary>Opens another database in <paramref name="file"/>, which does not exist yet, with the same settings and schemas.</summary>
    public SqlSession OpenScratch(string file)
    {
        var session = AttachedFile.Open(_settings with { DatabasePath = file }, file, " (recovery_mode no_wal_writes)", SpillDirectory.OfWriter(file)).Session;
        foreach (var schema in Layers)
            session.Execute($"create schema {schema}");
        session.Execute($"set search_path = {Sql.Text(string.Join(',', Layers.Select(s => $"{Catalog}.{s}")))}");
        return session;
    }

    /// <summary>Why the log could not be moved into the file after the commit; null when it was.</summary>
    public PipelineException? CheckpointFault { get; private set; }

    /// <summary>Whether each statement commits itself.</summary>
    public bool WritesThrough => _isLoading && !_inTransaction;

    /// <summary>From here on each statement commits itself, if this is possible: in a file that nobody sees yet.</summary>
    /// <param name="keepOrder">Whether tables must keep the order in which rows are written. For this the threads must wait for each other.</param>
    public void WriteThrough(bool keepOrder)
    {
        if (!_isLoading)
            return;
        if (_inTransaction)
            EndTransaction();
        Session.Execute($"set preserve_insertion_order = {(keepOrder ? "true" : "false")}");
    }

    /// <summary>Looks up plain names in <paramref name="schema"/>, a qualified name, before all others; null ends this.</summary>
    public void LookFirstIn(string? schema)
    {
        var layers = Layers.Select(s => $"{Catalog}.{s}");
        Session.Execute($"set search_path = {Sql.Text(string.Join(',', schema is null ? layers : layers.Prepend(schema)))}");
    }

    /// <summary>Runs <paramref name="last"/> and commits the run: from here on others see all that was written, and it is durable.</summary>
    /// <param name="last">What the run still writes.</param>
    /// <param name="reclaims">
    /// Whether blocks that lost rows are merged, which writes them again; if not, the space of lost rows stays unused for now.
    /// </param>
    /// <exception cref="DbException">Nothing was committed.</exception>
    /// <exception cref="PipelineException">The file of a first load could not be renamed; nothing was committed.</exception>
    public void Commit(Action last, bool reclaims)
    {
        if (!_inTransaction)
            Begin();
        last();
        Session.Execute($"set max_vacuum_tasks = {(reclaims ? 100 : 0)}");
        EndTransaction();
        if (_isLoading)
            Publish();
        else
            Checkpoint();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_isDisposed)
            return;
        _isDisposed = true;
        Session.Dispose();
        if (_isLoading)
            LoadingFile.Remove(_path);
        _lease?.Dispose();
    }

    /// <summary>Closes all settings except those that the steps change.</summary>
    private void Lock() => Session.Execute(
        "set allowed_configs = ['search_path', 'preserve_insertion_order', 'max_vacuum_tasks']; set lock_configuration = true");

    private void Begin()
    {
        Session.Execute("begin transaction");
        _inTransaction = true;
    }

    private void EndTransaction()
    {
        Session.Execute("commit");
        _inTransaction = false;
    }

    private void Publish()
    {
        Session.Execute("checkpoint");
        Session.Execute("use memory");
        Session.Execute($"detach {Catalog}");
        LoadingFile.Publish(_path);
        _isLoading = false;
        Session.Execute($"attach {Sql.Text(_path)} as {Catalog}");
        Session.Execute($"use {Catalog}");
        LookFirstIn(null);
        _lease!.LetReadersIn(_file.Connection);
    }

    private static void RequirePipeline(SqlSession session, string path)
    {
        if (session.Scalar<long>($"select count(*) from duckdb_schemas() where schema_name = '{StateSchema}' and database_name = '{Catalog}'") == 0)
            throw PipelineException.BadInput($"{path} holds no pipeline yet; run the pipeline first, or name another file with --database.");
    }

    /// <summary>The settings are those of the run. What a query may do is checked before; and the run sees to what the engine may reach.</summary>
    private static DuckDbDatabase Joined(EngineSettings settings, DatabaseLease lease, DuckDbSession connection)
    {
        var database = new DuckDbDatabase(settings, lease, connection);
        try
        {
            RequirePipeline(new SqlSession(connection), settings.DatabasePath);
            database.LookFirstIn(null);
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Moves the log into the file. If this fails, for example because the disk is full, the data is safe in the log: the next run moves it. The
    /// engine refuses it at some moments at which others read, which is nobody's fault.
    /// </summary>
    private void Checkpoint()
    {
        try
        {
            Session.Execute("checkpoint");
        }
        catch (DuckDBException e) when (e.ErrorType == DuckDBErrorType.Transaction)
        {
            // Waiting for readers would let one of them hold up the end of the run.
        }
        catch (DbException e) when (DuckDbErrors.OnRunning(_path, e) is { } explained)
        {
            CheckpointFault = explained;
        }
    }
}
