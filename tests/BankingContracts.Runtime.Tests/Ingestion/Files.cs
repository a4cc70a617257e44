using System.Security.Cryptography;
using System.Text;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Ingestion;

namespace BankingContracts.Runtime.Tests.Ingestion;

/// <summary>An input directory and a source model.</summary>
internal sealed class Files : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("input-");

    public string Path => _directory.FullName;

    public static SourceBody Body(params string[] columns) => new()
    {
        File = "things.csv",
        Fields = [.. columns.Select(c => new SourceField(c, c))],
        LoadedAtColumn = "loaded_at",
    };

    public static ModelDefinition Source(SourceBody body) => new()
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

    public InputFile Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    public InputFile Write(string name, byte[] bytes)
    {
        var path = System.IO.Path.Combine(Path, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return new InputFile(path, name, Convert.ToHexStringLower(SHA256.HashData(bytes)), bytes.Length);
    }

    public CsvLayout Check(SourceBody body, string text) => CsvPreflight.Check(Source(body), Write("things.csv", text));

    public string Fault(SourceBody body, string text) => Fault(body, Encoding.UTF8.GetBytes(text));

    public string Fault(SourceBody body, byte[] bytes)
    {
        var fault = Assert.Throws<PipelineException>(() => CsvPreflight.Check(Source(body), Write("things.csv", bytes)));
        Assert.Equal(ExitCode.BadInput, fault.ExitCode);
        return fault.Message;
    }

    public void Dispose() => _directory.Delete(recursive: true);
}
