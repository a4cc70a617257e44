using System.Globalization;
using System.Text;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.DuckDb.Connections;
using BankingContracts.Runtime.DuckDb.Dialects;
using BankingContracts.Runtime.DuckDb.Sessions;
using BankingContracts.Runtime.Engines;
using BankingContracts.Runtime.Ingestion;
using BankingContracts.Runtime.Outcomes;
using BankingContracts.Runtime.Planning;
using BankingContracts.Runtime.Sql.Dialects;
using BankingContracts.Runtime.Sql.Ingestion;
using BankingContracts.Runtime.Sql.State;
using BankingContracts.Runtime.Sql.Steps;
using BankingContracts.Runtime.Sql.Tables;

namespace BankingContracts.Runtime.DuckDb.Tests.Ingestion;

/// <summary>A database with one source table, and a directory for its files.</summary>
internal sealed class SourceDatabase : IDisposable
{
    private static readonly DuckDbDialect Sql = DuckDbDialect.Instance;

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("ingest-");
    private readonly PipelineDefinition _pipeline;
    private DuckDbDatabase _database;
    private IngestResult? _last;

    public SourceDatabase(SourceBody body)
    {
        var columns = string.Concat(body.Fields.Select(f => $"\"{f.Column}\" varchar, "));
        var text = new ColumnType(ColumnKind.Varchar);
        Source = new ModelDefinition
        {
            Name = "src_thing",
            Layer = ModelLayer.Source,
            Description = "",
            Columns = [.. body.Fields.Select(f => new ColumnDefinition(f.Column, text, true)), new(body.LoadedAtColumn, new(ColumnKind.Timestamp), false)],
            Key = [],
            Upstreams = [],
            Body = body,
            CreateTable = SqlText.Portable($"create table source.src_thing ({columns}\"{body.LoadedAtColumn}\" timestamp not null)"),
            Fingerprint = "",
        };
        _pipeline = new PipelineDefinition("things", [Source], []);
        _database = Open();
        _database.Session.Execute(Source.CreateTable.DuckDb);
        _database.Commit(static () => { }, reclaims: false);
    }

    public ModelDefinition Source { get; }

    /// <summary>The rows that the last load took out of the table.</summary>
    public string[] Removed => Rows(_last!.Rows.Removed);

    /// <summary>The rows that the last load put into the table.</summary>
    public string[] Added => Rows(_last!.Rows.Added);

    public static SourceBody Body(params string[] columns) => new()
    {
        File = "things.csv",
        Fields = [.. columns.Select(c => new SourceField(c, c))],
        LoadedAtColumn = "loaded_at",
    };

    public static DateTime Day(int day) => new(2026, 1, day, 0, 0, 0, DateTimeKind.Utc);

    public IngestOutcome Load(int day, string text) => Load(day, ("things.csv", Encoding.UTF8.GetBytes(text)));

    public IngestOutcome Load(int day, params (string Name, byte[] Bytes)[] files)
    {
        _database.Dispose();
        _database = Open();
        try
        {
            var outcome = LoadAsync(day, [.. files.Select(Write)]).GetAwaiter().GetResult();
            _database.Commit(static () => { }, reclaims: false);
            return outcome;
        }
        catch
        {
            _database.Dispose();
            _database = Open();
            throw;
        }
    }

    /// <summary>The fields of a query's rows joined by a bar, sorted; NULL is shown as such.</summary>
    public string[] Rows(string query)
    {
        var rows = _database.Session.Rows(query, static r => string.Join("|", Enumerable.Range(0, r.FieldCount).Select(i => Show(r.GetValue(i)))));
        rows.Sort(StringComparer.Ordinal);
        return [.. rows];
    }

    public void Execute(string sql) => _database.Session.Execute(sql);

    public InputFile Write((string Name, byte[] Bytes) file)
    {
        var path = Path.Combine(_directory.FullName, file.Name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, file.Bytes);
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(file.Bytes));
        return new InputFile(path, file.Name, hash, file.Bytes.Length);
    }

    public void Dispose()
    {
        _database.Dispose();
        _directory.Delete(recursive: true);
    }

    private DuckDbDatabase Open() => DuckDbDatabase.OpenForWriting(new EngineSettings(Path.Combine(_directory.FullName, "things.duckdb")));

    private async Task<IngestOutcome> LoadAsync(int day, InputFile[] files)
    {
        var engine = new DuckDbRunDatabase(_database, _pipeline);
        await engine.PrepareAsync(SqlState.Tables(Sql));
        var run = await StepContext.OfAsync(engine, _pipeline, Day(day));
        (var outcome, _last) = await new SourceStep(run, engine.Loader).IngestAsync(Source, files, []);
        return outcome;
    }

    private string[] Rows(RowSet rows) => Rows($"select {Sql.List(Source.Columns.Select(c => c.Name))} from {rows.Relation}");

    private static string Show(object value) => value switch
    {
        DBNull => "NULL",
        DateTime time => time.Day.ToString(CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
