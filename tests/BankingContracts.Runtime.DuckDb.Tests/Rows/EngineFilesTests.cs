using System.Data.Common;
using BankingContracts.Runtime.Rows;
using BankingContracts.Runtime.Tests.Rows;
using DuckDB.NET.Data;

namespace BankingContracts.Runtime.DuckDb.Tests.Rows;

/// <summary>Rows travel between the engine's own files and tables and ours.</summary>
public sealed class EngineFilesTests : IDisposable
{
    private const string CreateTable =
        """
        create table sample (
            sample_id bigint not null, label varchar not null, note varchar, is_open_flag boolean, small_count smallint, medium_count integer,
            balance_amount decimal(18,2), total_amount decimal(38,2), interest_rate_pct decimal(5,3), ratio double, opened_date date,
            changed_at timestamp)
        """;

    private readonly DuckDBConnection _connection = new("Data Source=:memory:");
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("rows-");

    public EngineFilesTests()
    {
        _connection.Open();
        Execute(CreateTable);
    }

    public void Dispose()
    {
        _connection.Dispose();
        _directory.Delete(recursive: true);
    }

    [Fact]
    public async Task TheEngineReadsOurParquet()
    {
        await ParquetRows.WriteAsync(Path("rows.parquet"), Samples.All, TestContext.Current.CancellationToken);
        Execute($"insert into sample by name select * from '{Path("rows.parquet")}'");
        Assert.Equal(Samples.All, ReadTable());
        Assert.Equal("DECIMAL(18,2) DECIMAL(38,2) TIMESTAMP WITH TIME ZONE", Types(Path("rows.parquet")));
    }

    [Fact]
    public async Task WeReadTheEnginesParquet()
    {
        await FillAsync();
        Execute($"copy sample to '{Path("rows.parquet")}' (format parquet, compression snappy)");
        Assert.Equal(Samples.All, await ParquetRows.ReadAsync<SampleRow>(Path("rows.parquet"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task WeReadTheEnginesParquetWithTimestampsInUtc()
    {
        await FillAsync();
        Execute("set timezone = 'UTC'");
        Execute(
            $"copy (select * replace (changed_at::timestamptz as changed_at) from sample) to '{Path("rows.parquet")}' (format parquet, compression snappy)");
        Assert.Equal(Samples.All, await ParquetRows.ReadAsync<SampleRow>(Path("rows.parquet"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task WeReadTheEnginesCsv()
    {
        await FillAsync();
        Execute($"copy sample to '{Path("rows.csv")}' (format csv, header, timestampformat '%Y-%m-%dT%H:%M:%S.%fZ')");
        Assert.Equal(Samples.All, CsvRows.Read<SampleRow>(Path("rows.csv")));
    }

    [Fact]
    public void TheEngineReadsOurCsv()
    {
        CsvRows.Write(Path("rows.csv"), Samples.All);
        Execute($"insert into sample select * from read_csv('{Path("rows.csv")}', header = true, allow_quoted_nulls = false)");
        Assert.Equal(Samples.All, ReadTable());
    }

    [Fact]
    public async Task ANumberBeyondOurDecimalIsNamed()
    {
        Execute("insert into sample (sample_id, label, total_amount) values (1, 'a', 999999999999999999999999999999999999.99)");
        Execute($"copy sample to '{Path("rows.parquet")}' (format parquet)");
        var fromTable = Assert.Throws<FieldFormatException>(ReadTable);
        var fromFile = await Assert.ThrowsAsync<FieldFormatException>(
            () => ParquetRows.ReadAsync<SampleRow>(Path("rows.parquet"), TestContext.Current.CancellationToken));
        Assert.All([fromTable, fromFile], e => Assert.Contains("sample.total_amount", e.Message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task AParquetColumnOfAnotherTypeIsNamed()
    {
        Execute("insert into sample (sample_id, label) values (1, 'a')");
        Execute($"copy (select * replace ('x' as ratio) from sample) to '{Path("rows.parquet")}' (format parquet)");
        var fault = await Assert.ThrowsAsync<FieldFormatException>(
            () => ParquetRows.ReadAsync<SampleRow>(Path("rows.parquet"), TestContext.Current.CancellationToken));
        Assert.Contains("sample.ratio", fault.Message, StringComparison.Ordinal);
    }

    private async Task FillAsync()
    {
        await ParquetRows.WriteAsync(Path("fill.parquet"), Samples.All, TestContext.Current.CancellationToken);
        Execute($"insert into sample by name select * from '{Path("fill.parquet")}'");
    }

    private List<SampleRow> ReadTable()
    {
        using var command = _connection.CreateCommand();
        command.CommandText = "select 'further' as further, * from sample";
        using DbDataReader reader = command.ExecuteReader();
        var fields = new DbFieldReader(reader, SampleRow.Model);
        List<SampleRow> rows = [];
        while (reader.Read())
            rows.Add(SampleRow.Read(fields));
        return rows;
    }

    private string Types(string path)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = $"select typeof(balance_amount) || ' ' || typeof(total_amount) || ' ' || typeof(changed_at) from '{path}' limit 1";
        return (string)command.ExecuteScalar()!;
    }

    private string Path(string name) => System.IO.Path.Combine(_directory.FullName, name);

    private void Execute(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
