using BankingContracts.Runtime.DuckDb.Connections;
using BankingContracts.Runtime.DuckDb.Dialects;
using BankingContracts.Runtime.DuckDb.Sessions;
using BankingContracts.Runtime.Engines;
using DuckDB.NET.Data;

namespace BankingContracts.Runtime.DuckDb.Tests.Connections;

/// <summary>What a run may still touch once it knows its files.</summary>
public sealed class ConfinementTests : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory();
    private readonly DirectoryInfo _inputs;

    public ConfinementTests()
    {
        _inputs = _root.CreateSubdirectory("inputs");
        Write("inputs/in.csv");
        Write("elsewhere.csv");
    }

    private string Database => Path.Combine(_root.FullName, "bank.duckdb");

    [Fact]
    public void AFileInADirectoryOfTheRunCanBeRead()
    {
        using var database = Confined();

        Assert.Equal(["1"], Read(database, "inputs/in.csv"));
    }

    [Fact]
    public void AnInputFileIsReadWhereverItsLinkLeads()
    {
        File.CreateSymbolicLink(In("inputs/link.csv"), In("elsewhere.csv"));
        using var database = Confined(In("inputs/link.csv"));

        Assert.Equal(["1"], Read(database, "inputs/link.csv"));
        Assert.Equal(["1"], Read(database, "elsewhere.csv"));
    }

    [Fact]
    public void ALinkThatIsNoInputFileIsClosed()
    {
        File.CreateSymbolicLink(In("inputs/link.csv"), In("elsewhere.csv"));
        using var database = Confined();

        Assert.Throws<DuckDBException>(() => Read(database, "inputs/link.csv"));
    }

    [Theory]
    [InlineData("from read_csv('{0}/elsewhere.csv')")]
    [InlineData("from read_text('{0}/inputs/../elsewhere.csv')")]
    [InlineData("copy (select 1) to '{0}/x.csv'")]
    [InlineData("copy (select 1) to '{0}/bank.duckdb'")]
    [InlineData("attach '{0}/x.duckdb'")]
    [InlineData("set allowed_directories = ['/']")]
    [InlineData("set enable_external_access = true")]
    [InlineData("set threads = 1")]
    [InlineData("install httpfs")]
    public void EverythingElseIsClosed(string sql)
    {
        using (var first = Confined())
            first.Commit(() => { }, reclaims: false);
        using var database = Confined();

        Assert.Throws<DuckDBException>(() => database.Session.Execute(sql.Replace("{0}", _root.FullName, StringComparison.Ordinal)));
    }

    [Fact]
    public void ARunWritesAndCommitsAllTheSame()
    {
        using (var first = Confined())
        {
            first.WriteThrough(keepOrder: true);
            first.Session.Execute("create table marts.t as select 1 as a");
            first.Commit(() => first.Session.Execute("insert into marts.t values (2)"), reclaims: true);
        }

        using (var second = Confined())
        {
            second.Session.Execute("insert into marts.t values (3)");
            second.Commit(() => second.LookFirstIn(null), reclaims: true);
        }

        using var reader = DuckDbDatabase.OpenForReading(new EngineSettings(Database));
        Assert.Equal(6, reader.Session.Scalar<long>("select sum(a)::bigint from t"));
    }

    [Fact]
    public void AReaderOpensNoFileAndChangesNoSetting()
    {
        using (var run = DuckDbDatabase.OpenForWriting(new EngineSettings(Database)))
            run.Commit(() => { }, reclaims: false);
        using var reader = DuckDbDatabase.OpenForReading(new EngineSettings(Database));

        Assert.Throws<DuckDBException>(() => Read(reader, "inputs/in.csv"));
        Assert.Throws<DuckDBException>(() => reader.Session.Execute("set threads = 1"));
        Assert.Throws<DuckDBException>(() => reader.Session.Execute("create table marts.t (a integer)"));
    }

    public void Dispose() => _root.Delete(recursive: true);

    private DuckDbDatabase Confined(params string[] files)
    {
        var database = DuckDbDatabase.OpenForWriting(new EngineSettings(Database));
        database.Confine([_inputs.FullName], files);
        return database;
    }

    private List<string> Read(DuckDbDatabase database, string file) =>
        database.Session.Rows($"select a::varchar from read_csv({DuckDbDialect.Instance.Text(In(file))})", static r => r.GetString(0));

    private void Write(string file) => File.WriteAllText(In(file), "a\n1\n");

    private string In(string file) => Path.Combine(_root.FullName, file);
}
