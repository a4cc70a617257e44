using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Json.Schema;
using YamlDotNet.Serialization;

namespace BankingContracts.Server.Tests.Deployment;

/// <summary>The files by which others run the service name what exists.</summary>
public sealed partial class DeploymentTests
{
    private static readonly HashSet<string> Settings = [.. Setting().Matches(Text(".env.example")).Select(m => m.Groups[1].Value)];

    public static TheoryData<string> Files => ["Dockerfile", "compose.yml", "deploy/banking-contracts.service", "deploy/kubernetes.yml"];

    [Theory]
    [MemberData(nameof(Files))]
    public void EachVariableIsASetting(string file)
    {
        var named = Variable().Matches(Text(file)).Select(m => m.Value).Distinct().ToList();
        Assert.NotEmpty(named);
        Assert.All(named, v => Assert.Contains(v.EndsWith("_FILE", StringComparison.Ordinal) ? v[..^"_FILE".Length] : v, Settings));
    }

    [Fact]
    public void TheComposeFileIsOneByItsPublishedSchema()
    {
        var schema = Environment.GetEnvironmentVariable("COMPOSE_TEST_SCHEMA");
        Assert.SkipUnless(schema is { Length: > 0 }, "Set COMPOSE_TEST_SCHEMA to the path of the published compose-spec.json.");

        var text = JsonNode.Parse(File.ReadAllText(schema))!.AsObject();
        // As it is published it names its dialect by an address that no validator knows.
        text["$schema"] = "http://json-schema.org/draft-07/schema#";
        text.Remove("$id");
        var result = JsonSchema.FromText(text.ToJsonString()).Evaluate(Json("compose.yml"), new() { OutputFormat = OutputFormat.List });

        Assert.True(result.IsValid, string.Join('\n', (result.Details ?? []).Where(d => d.Errors is not null).Select(d => $"{d.InstanceLocation}: {string.Join("; ", d.Errors!.Values)}")));
    }

    [Fact]
    public void TheProgramHasWhatTheImageStarts()
    {
        Assert.True(Directory.Exists(Path.Combine(RepositoryFolder.Path, "src", "BankingContracts.Pipeline")));
        var image = Text("Dockerfile");
        var publish = Publish().Matches(image).Single();
        Assert.True(Directory.Exists(Path.Combine(RepositoryFolder.Path, publish.Groups[1].Value)));
        var verbs = Text("src/BankingContracts.Cli/CommandLine/CommandTree.cs");
        foreach (var verb in new[] { "serve", "health" })
        {
            Assert.Contains($"\"{verb}\"", image, StringComparison.Ordinal);
            Assert.Contains($"Verb(\"{verb}\"", verbs, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void TheImageRunsAsNobodyOfImportance()
    {
        var image = Text("Dockerfile");
        Assert.Contains("\nUSER $APP_UID\n", image, StringComparison.Ordinal);
        Assert.Contains("\nHEALTHCHECK ", image, StringComparison.Ordinal);
        var pipeline = Json("compose.yml").GetProperty("services").GetProperty("pipeline");
        Assert.Equal("true", pipeline.GetProperty("read_only").ToString().ToLowerInvariant());
        Assert.Equal("ALL", pipeline.GetProperty("cap_drop")[0].GetString());
    }

    /// <summary>What is written lies in a volume: the rest cannot be written.</summary>
    [Fact]
    public void EachFolderOfTheImageIsAVolumeOfTheComposeFile()
    {
        var folders = Folder().Matches(Text("Dockerfile")).Select(m => m.Value).Where(f => f != "/data").Distinct().Order(StringComparer.Ordinal).ToList();
        var volumes = Json("compose.yml").GetProperty("services").GetProperty("pipeline").GetProperty("volumes").EnumerateArray().Select(v => v.GetString()!.Split(':')[1]);
        Assert.Equal(5, folders.Count);
        Assert.Equal(folders, volumes.Order(StringComparer.Ordinal));
    }

    /// <summary>Secrets are in files; none is written here.</summary>
    [Fact]
    public void NoFileHasASecret()
    {
        foreach (var file in Files)
            Assert.DoesNotMatch(Password(), Text(file.Data));
        foreach (var secret in Json("compose.yml").GetProperty("secrets").EnumerateObject())
            Assert.StartsWith("./secrets/", secret.Value.GetProperty("file").GetString(), StringComparison.Ordinal);
        Assert.Contains("secrets/\n", Text(".gitignore"), StringComparison.Ordinal);
        Assert.Contains("secrets/\n", Text(".dockerignore"), StringComparison.Ordinal);
    }

    [Fact]
    public void EveryDocumentOfTheKubernetesExampleIsYamlWithAKind()
    {
        var documents = Text("deploy/kubernetes.yml").Split("\n---\n").Select(Parse).ToList();
        Assert.Equal(["PersistentVolumeClaim", "Deployment", "Service"], documents.Select(d => d.GetProperty("kind").GetString()));
        var pod = documents[1].GetProperty("spec").GetProperty("template").GetProperty("spec");
        var mounted = pod.GetProperty("containers")[0].GetProperty("volumeMounts").EnumerateArray().Select(m => m.GetProperty("name").GetString());
        Assert.Equal(pod.GetProperty("volumes").EnumerateArray().Select(v => v.GetProperty("name").GetString()).Order(), mounted.Order());
    }

    [Fact]
    public void TheUnitIsOneForSystemd()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/systemd-analyze"), "There is no systemd-analyze here.");
        using var process = Process.Start(new ProcessStartInfo("/usr/bin/systemd-analyze", ["verify", Path.Combine(RepositoryFolder.Path, "deploy", "banking-contracts.service")]) { RedirectStandardError = true })!;
        var said = process.StandardError.ReadToEnd();
        process.WaitForExit();
        var ours = said.Split('\n').Where(l => l.Contains("banking-contracts.service", StringComparison.Ordinal) && !l.Contains("is not executable", StringComparison.Ordinal));
        Assert.Empty(ours);
    }

    [Fact]
    public void ThePageNamesEveryFile()
    {
        var page = Text("docs/containers.md");
        foreach (var file in Files)
            Assert.Contains(file.Data, page, StringComparison.Ordinal);
    }

    private static JsonElement Json(string file) => Parse(Text(file));

    private static JsonElement Parse(string yaml)
    {
        var value = new DeserializerBuilder().WithAttemptingUnquotedStringTypeDeserialization().Build().Deserialize<object>(yaml);
        return JsonDocument.Parse(new SerializerBuilder().JsonCompatible().Build().Serialize(value)).RootElement;
    }

    private static string Text(string file) => File.ReadAllText(Path.Combine(RepositoryFolder.Path, file)).ReplaceLineEndings("\n");

    [GeneratedRegex("^([A-Z_]+)=", RegexOptions.Multiline)]
    private static partial Regex Setting();

    [GeneratedRegex(@"\b(?:SERVER|DUCKDB|INPUT|OUTPUT|REPORTS|SPARK|DATABRICKS)_[A-Z_]+\b")]
    private static partial Regex Variable();

    [GeneratedRegex(@"dotnet publish (\S+) ")]
    private static partial Regex Publish();

    [GeneratedRegex("/data(?:/[a-z]+)?")]
    private static partial Regex Folder();

    [GeneratedRegex(@"(?i)password=(?!\.\.\.)\S")]
    private static partial Regex Password();
}
