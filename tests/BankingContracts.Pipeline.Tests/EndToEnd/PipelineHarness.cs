using System.Globalization;
using System.Security.Cryptography;
using BankingContracts.Engine.Specification;
using BankingContracts.Engine.Specification.Oracle;
using BankingContracts.Runtime.Definitions;
using DuckDB.NET.Data;

namespace BankingContracts.Pipeline.Tests.EndToEnd;

/// <summary>A directory of its own with inputs, database, outputs and reports, and the pipeline over it.</summary>
public sealed class PipelineHarness : IDisposable
{
    private readonly DirectoryInfo _root = Scratch.Create();

    /// <summary>The pipeline that runs; the reference pipeline unless replaced.</summary>
    public PipelineDefinition Pipeline { get; set; } = Product.Reference;

    /// <summary>Where the input files are.</summary>
    public string Inputs => Folder("inputs");

    /// <summary>Where exports go.</summary>
    public string Outputs => Folder("outputs");

    /// <summary>Where quality reports go.</summary>
    public string Reports => Folder("reports");

    /// <summary>The database file.</summary>
    public string Database => Path.Combine(Folder("database"), "bank.duckdb");

    /// <summary>The last quality report.</summary>
    public QualityReport LatestReport => new(File.ReadAllText(Path.Combine(Reports, "quality_report_latest.json")));

    /// <summary>Puts both files into place; null leaves one out.</summary>
    public void Deliver(byte[]? customers, byte[]? accounts)
    {
        Place("Customer.csv", customers);
        Place("accounts.csv", accounts);
    }

    /// <summary>Runs the pipeline as of <paramref name="asOf"/>.</summary>
    public Task<ProgramRun> RunAsync(DateTime asOf, params string[] options) => RunAsync(asOf, Outputs, options);

    /// <summary>Runs the pipeline as of <paramref name="asOf"/> with its exports in <paramref name="outputs"/>.</summary>
    public Task<ProgramRun> RunAsync(DateTime asOf, DirectoryInfo outputs, params string[] options) => RunAsync(asOf, outputs.FullName, options);

    /// <summary>Audits the tables as they are.</summary>
    public Task<ProgramRun> CheckAsync() => InvokeAsync("check", "--reports", Reports);

    /// <summary>Calls the program on this harness's database.</summary>
    public Task<ProgramRun> InvokeAsync(params string[] args) =>
        Product.InvokeAsync(Pipeline, _root.FullName, [.. args, "--database", Database]);

    /// <summary>Calls the program on this harness's database with a clock.</summary>
    public Task<ProgramRun> InvokeAsync(TimeProvider clock, params string[] args) =>
        Product.InvokeAsync(Pipeline, _root.FullName, clock, [.. args, "--database", Database]);

    /// <summary>The rows of a query, every value cast to text.</summary>
    public IReadOnlyList<IReadOnlyList<string?>> Query(string sql)
    {
        using var connection = Open();
        return connection.ReadText(sql);
    }

    /// <summary>Changes the database behind the pipeline's back; models go by their plain names too.</summary>
    public void Tamper(params string[] statements)
    {
        using var connection = new DuckDBConnection($"DataSource={Database}");
        connection.Open();
        foreach (var statement in statements.Prepend($"set search_path = '{string.Join(',', Enum.GetNames<ModelLayer>()).ToLowerInvariant()}'"))
        {
            using var command = connection.CreateCommand();
            command.CommandText = statement;
            command.ExecuteNonQuery();
        }
    }

    /// <summary>The table of a model, with its schema.</summary>
    public string TableOf(string model) => Pipeline[model].Layer.ToString().ToLowerInvariant() + "." + model;

    /// <summary>Fails unless every table holds what <paramref name="oracle"/> says.</summary>
    public void AssertTables(ReferencePipeline oracle, string when = "")
    {
        using var connection = Open();
        foreach (var expected in ExpectedTables.Of(oracle))
            TableAssert.Equal(expected, connection.ReadText($"select {string.Join(", ", expected.Columns)} from {TableOf(expected.Model)}"), when);
    }

    /// <summary>Every value of every table, dbt_scd_id and the pipeline's own state included, and a hash of every exported file.</summary>
    public IReadOnlyList<string> Fingerprint()
    {
        using var connection = Open();
        var tables = connection.ReadText("select schema_name || '.' || table_name from duckdb_tables() where not internal")
            .Select(r => r[0]!)
            .Order(StringComparer.Ordinal)
            .ToList();
        return
        [
            .. tables.SelectMany(t => connection.ReadText($"select * from {t}").Select(r => $"{t}: {string.Join(" | ", r)}").Order(StringComparer.Ordinal)),
            .. Directory.EnumerateFiles(Outputs, "*", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal)
                .Select(f => $"{Path.GetRelativePath(Outputs, f)}: {Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(f)))}"),
        ];
    }

    /// <summary>Copies the directories into those of another harness.</summary>
    public void CopyTo(PipelineHarness other)
    {
        foreach (var file in _root.EnumerateFiles("*", SearchOption.AllDirectories))
        {
            var copy = new FileInfo(Path.Combine(other._root.FullName, Path.GetRelativePath(_root.FullName, file.FullName)));
            copy.Directory!.Create();
            file.CopyTo(copy.FullName);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _root.Delete(recursive: true);

    private DuckDBConnection Open()
    {
        var connection = new DuckDBConnection($"DataSource={Database};ACCESS_MODE=READ_ONLY");
        connection.Open();
        return connection;
    }

    private Task<ProgramRun> RunAsync(DateTime asOf, string outputs, string[] options) =>
        InvokeAsync(["run", "--as-of", AsOf(asOf), "--input", Inputs, "--output", outputs, "--reports", Reports, .. options]);

    private static string AsOf(DateTime time) => time.ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", CultureInfo.InvariantCulture);

    private string Folder(string name) => _root.CreateSubdirectory(name).FullName;

    private void Place(string name, byte[]? content)
    {
        var path = Path.Combine(Inputs, name);
        if (content is null)
            File.Delete(path);
        else
            File.WriteAllBytes(path, content);
    }
}
