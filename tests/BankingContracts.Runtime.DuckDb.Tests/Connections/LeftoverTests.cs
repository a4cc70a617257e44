using BankingContracts.Runtime.DuckDb.Connections;
using BankingContracts.Runtime.DuckDb.Dialects;
using BankingContracts.Runtime.DuckDb.Sessions;
using BankingContracts.Runtime.Engines;
using BankingContracts.Runtime.Sql.Sessions;
using DuckDB.NET.Data;

namespace BankingContracts.Runtime.DuckDb.Tests.Connections;

/// <summary>What lies beside a database, and what becomes of it.</summary>
public sealed class LeftoverTests : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory();

    private string Database => Path.Combine(_root.FullName, "bank.duckdb");

    [Theory]
    [InlineData(".wal")]
    [InlineData(".wal.checkpoint")]
    [InlineData(".wal.recovery")]
    public void ALogOfADatabaseThatIsGoneIsRemovedWithANote(string end)
    {
        LogOf(Database, Database + end);

        using var loaded = Load();

        Assert.Equal([$"{Database}{end} was removed: it belongs to an earlier database of that name that no longer exists."], loaded.Notes);
        Assert.Equal([1], Values());
    }

    [Theory]
    [InlineData(".loading")]
    [InlineData(".loading.wal")]
    [InlineData(".loading.wal.checkpoint")]
    [InlineData(".loading.wal.recovery")]
    public void WhatAKilledFirstLoadLeftIsRemovedWithANote(string end)
    {
        LogOf(Database + ".loading", Database + end);

        using var loaded = Load();

        Assert.Equal([$"{Database}{end} was removed: a first load that was killed left it."], loaded.Notes);
        Assert.Equal([1], Values());
    }

    [Theory]
    [InlineData("bank.duckdb.tmp")]
    [InlineData("bank.duckdb.4711-1.tmp")]
    public void WhatDidNotFitIntoTheMemoryOfAKilledProcessIsRemovedAndNothingElse(string name)
    {
        var directory = _root.CreateSubdirectory(name).FullName;
        var spilled = Path.Combine(directory, "duckdb_temp_storage_DEFAULT-0.tmp");
        var other = Path.Combine(directory, "mine.txt");
        File.WriteAllText(spilled, "");
        File.WriteAllText(other, "");

        using var loaded = Load();

        Assert.Equal([$"{spilled} was removed: a process that was killed left it."], loaded.Notes);
        Assert.True(File.Exists(other));
    }

    [Theory]
    [InlineData("bank.duckdb.old.tmp")]
    [InlineData("bank.duckdb.1-2-3.tmp")]
    [InlineData("other.duckdb.4711-1.tmp")]
    public void ADirectoryOfAnotherNameIsLeftAlone(string name)
    {
        var other = Path.Combine(_root.CreateSubdirectory(name).FullName, "duckdb_temp_storage_DEFAULT-0.tmp");
        File.WriteAllText(other, "");

        using var loaded = Load();

        Assert.Empty(loaded.Notes);
        Assert.True(File.Exists(other));
    }

    [Fact]
    public void TwoReadersDoNotShareADirectoryForWhatDoesNotFitIntoMemory()
    {
        using (Load())
        {
        }

        using var first = DuckDbDatabase.OpenForReading(new EngineSettings(Database));
        using var second = DuckDbDatabase.OpenForReading(new EngineSettings(Database));

        Assert.NotEqual(SpillOf(first), SpillOf(second));

        static string SpillOf(DuckDbDatabase reader) => reader.Session.Scalar<string>("select current_setting('temp_directory')");
    }

    [Fact]
    public void TheLogOfADatabaseThatIsThereIsTakenIn()
    {
        using (Load())
        {
        }

        Unfinished(Database, "insert into marts.t values (2)");
        using (var next = DuckDbDatabase.OpenForWriting(new EngineSettings(Database)))
            Assert.Empty(next.Notes);

        Assert.Equal([1, 2], Values());
    }

    [Fact]
    public void WhatAFirstLoadLeftBesideADatabaseIsRemovedByTheNextRun()
    {
        using (Load())
        {
        }

        File.WriteAllText(Database + ".loading.wal", "x");
        File.WriteAllText(Database + ".loading", "x");
        using var next = DuckDbDatabase.OpenForWriting(new EngineSettings(Database));

        Assert.Equal(2, next.Notes.Count);
        Assert.Equal(["bank.duckdb"], _root.GetFiles().Select(f => f.Name));
    }

    [Fact]
    public void AReaderLeavesEverythingWhereItIs()
    {
        using (Load())
        {
        }

        File.WriteAllText(Database + ".loading", "x");
        using var reader = DuckDbDatabase.OpenForReading(new EngineSettings(Database));

        Assert.True(File.Exists(Database + ".loading"));
    }

    public void Dispose() => _root.Delete(recursive: true);

    private DuckDbDatabase Load()
    {
        var database = DuckDbDatabase.OpenForWriting(new EngineSettings(Database));
        database.WriteThrough(keepOrder: true);
        database.Session.Execute("create table marts.t as select 1 as a");
        database.Commit(() => { }, reclaims: false);
        return database;
    }

    private List<int> Values()
    {
        return With("DataSource=:memory:", session =>
        {
            session.Execute($"attach {DuckDbDialect.Instance.Text(Copy())} as copy (read_only)");
            return session.Rows("select a from copy.marts.t order by a", static r => r.GetInt32(0));
        });
    }

    /// <summary>The database as it would be after a crash now.</summary>
    private string Copy()
    {
        var copy = Path.Combine(_root.CreateSubdirectory("copy").FullName, "copy.duckdb");
        File.Copy(Database, copy, overwrite: true);
        if (File.Exists(Database + ".wal"))
            File.Copy(Database + ".wal", copy + ".wal", overwrite: true);
        return copy;
    }

    /// <summary>Leaves the log of another database of the name in <paramref name="target"/>.</summary>
    private void LogOf(string database, string target)
    {
        var other = Path.Combine(_root.CreateSubdirectory("other").FullName, Path.GetFileName(database));
        Execute($"DataSource={other}", "create schema marts; create table marts.t (a integer); checkpoint");

        Unfinished(other, "insert into marts.t values (7)");
        File.Copy(target.Contains(".wal", StringComparison.Ordinal) ? other + ".wal" : other, target);
    }

    /// <summary>Commits, and ends before the log is moved into the file.</summary>
    private static void Unfinished(string database, string sql) =>
        Execute($"DataSource={database}", $"pragma disable_checkpoint_on_shutdown; set checkpoint_threshold = '1TB'; {sql}");

    private static void Execute(string database, string sql) => With(database, session =>
    {
        session.Execute(sql);
        return true;
    });

    private static T With<T>(string database, Func<SqlSession, T> work)
    {
        using var connection = new DuckDBConnection(database);
        connection.Open();
        return work(new SqlSession(new DuckDbSession(connection)));
    }
}
