using System.Globalization;
using System.Text;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.DuckDb.Changes;
using BankingContracts.Runtime.DuckDb.Ingestion;
using BankingContracts.Runtime.DuckDb.Sessions;
using BankingContracts.Runtime.Ingestion;
using BankingContracts.Runtime.Outcomes;
using DuckDB.NET.Data;

namespace BankingContracts.Runtime.DuckDb.Tests.Ingestion;

/// <summary>A database in memory with one source table, and a directory for its files.</summary>
internal sealed class SourceDatabase : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("ingest-");
    private readonly DuckDBConnection _connection = new("Data Source=:memory:");

    public SourceDatabase(SourceBody body)
    {
        Source = new ModelDefinition
        {
            Name = "src_thing",
            Layer = ModelLayer.Source,
            Description = "",
            Columns = [],
            Key = [],
            Upstreams = [],
            Body = body,
            CreateTable = new SqlText("", ""),
            Fingerprint = "",
        };
        _connection.Open();
        Execute("create schema source");
        var columns = string.Concat(body.Fields.Select(f => $"\"{f.Column}\" varchar, "));
        Execute($"create table source.src_thing ({columns}\"{body.LoadedAtColumn}\" timestamp not null)");
    }

    public ModelDefinition Source { get; }

    private SqlSession Session => new(_connection);

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
        Execute("begin");
        try
        {
            var outcome = new SourceIngestor(Session, new ChangeSets(Session), Day(day)).Ingest(Source, [.. files.Select(Write)]);
            Execute("commit");
            return outcome;
        }
        catch
        {
            Execute("rollback");
            throw;
        }
    }

    /// <summary>The fields of a query's rows joined by a bar, sorted; NULL is shown as such.</summary>
    public string[] Rows(string query)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = query;
        using var reader = command.ExecuteReader();
        List<string> rows = [];
        while (reader.Read())
            rows.Add(string.Join("|", Enumerable.Range(0, reader.FieldCount).Select(i => Show(reader.GetValue(i)))));
        rows.Sort(StringComparer.Ordinal);
        return [.. rows];
    }

    public void Execute(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

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
        _connection.Dispose();
        _directory.Delete(recursive: true);
    }

    private static string Show(object value) => value switch
    {
        DBNull => "NULL",
        DateTime time => time.Day.ToString(CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
