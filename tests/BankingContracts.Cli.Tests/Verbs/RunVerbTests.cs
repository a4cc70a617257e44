using BankingContracts.Cli.Configuration;
using BankingContracts.Cli.Tests.Samples;
using BankingContracts.Runtime;

namespace BankingContracts.Cli.Tests.Verbs;

public sealed class RunVerbTests
{
    /// <summary>The lock of a file ends with its process, so there is nothing to break.</summary>
    [Fact]
    public async Task ALockThatEndsByItselfIsNotBroken()
    {
        using var shell = new Shell();

        var outcome = await shell.RunAsync(new FakeDatabase(), "run", "--break-lock");

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("there is nothing to break", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LineageEventsOfARunGoIntoTheFileThatIsNamed()
    {
        using var shell = new Shell().With("OPENLINEAGE_FILE", "lineage.jsonl").With("OPENLINEAGE_NAMESPACE", "bank");

        await shell.RunAsync(new FakeDatabase { OpenError = PipelineException.BadInput("There is no database.") }, "run", "--input", shell.Directory);

        var events = File.ReadAllLines(Path.Combine(shell.Directory, "lineage.jsonl"));
        Assert.Contains("\"eventType\":\"START\"", events[0], StringComparison.Ordinal);
        Assert.Contains("\"namespace\":\"bank\"", events[0], StringComparison.Ordinal);
        Assert.Contains("\"eventType\":\"FAIL\"", events[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("OPENLINEAGE_API_KEY")]
    [InlineData("OTEL_EXPORTER_OTLP_HEADERS")]
    public async Task AKeyOfAReceiverIsNotShown(string variable)
    {
        using var shell = new Shell().With(variable, "abc123");

        var outcome = await shell.RunAsync(new FakeDatabase(), "doctor", "--format", "csv");

        Assert.Contains($"configuration,{variable},ok,******** (environment variable)\n", outcome.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("abc123", outcome.Out + outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void EveryVariableOfOpenTelemetryIsPassedOn()
    {
        using var shell = new Shell().With("OTEL_RESOURCE_ATTRIBUTES", "a=b").WithDotEnv("OTEL_SERVICE_NAME=bank\nOTHER=c\n");

        var settings = Settings.Load(new Dictionary<string, string>(), shell.Environment());

        Assert.Equal(new Dictionary<string, string> { ["OTEL_RESOURCE_ATTRIBUTES"] = "a=b", ["OTEL_SERVICE_NAME"] = "bank" }, settings.Telemetry);
    }
}
