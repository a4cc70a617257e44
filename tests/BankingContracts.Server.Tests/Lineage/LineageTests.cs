using System.Text.Json.Nodes;
using BankingContracts.Runtime;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Execution;
using BankingContracts.Server.Lineage;
using BankingContracts.Server.Settings;

namespace BankingContracts.Server.Tests.Lineage;

/// <summary>The events of runs, as others' tools read them.</summary>
public sealed class LineageTests : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly ServerOptions _options;

    /// <summary>The sample's files.</summary>
    public LineageTests()
    {
        TestService.Deliver(_folder);
        _options = TestService.Options(_folder);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    [Fact]
    public async Task EachEventIsAsItsPublishedSchemaSays()
    {
        await RunAsync();
        _options.Pipeline = Broken();
        await RunAsync();

        var events = Events();
        Assert.True(events.Count > 20);
        Assert.Empty(events.SelectMany(LineageSchemas.Mistakes));
    }

    [Fact]
    public async Task EachRunHasOneBeginAndOneEnd()
    {
        await RunAsync();
        _options.Pipeline = Broken();
        await RunAsync();

        Assert.All(Events().GroupBy(e => Text(e, "run", "runId")), run =>
        {
            Assert.Equal(2, run.Count());
            Assert.Equal("START", Text(run.First(), "eventType"));
            Assert.Contains(Text(run.Last(), "eventType"), (string[])["COMPLETE", "FAIL", "ABORT"]);
        });
    }

    [Fact]
    public async Task AStageBelongsToItsRun()
    {
        await RunAsync();

        var events = Events();
        var run = Text(events[0], "run", "runId");
        Assert.Equal(_options.Pipeline.Name, Text(events[0], "job", "name"));
        Assert.All(events.Where(e => Text(e, "run", "runId") != run), e => Assert.Equal(run, Text(e, "run", "facets", "parent", "run", "runId")));
        Assert.Equal("COMPLETE", Text(events[^1], "eventType"));
        Assert.Equal(run, Text(events[^1], "run", "runId"));
    }

    [Fact]
    public async Task ATableComesFromItsTablesColumnByColumn()
    {
        var result = await RunAsync();

        var built = Assert.Single(Events(), e => Text(e, "job", "name").EndsWith(".build.account_summary", StringComparison.Ordinal) && Text(e, "eventType") == "COMPLETE");
        var output = built["outputs"]!.AsArray().Single()!;
        Assert.Equal("marts.account_summary", Text(output, "name"));
        Assert.Equal(built["inputs"]!.AsArray().Select(i => Text(i!, "name")), _options.Pipeline["account_summary"].Upstreams.Select(u => _options.Engine.DatasetName(_options.Pipeline[u])));
        Assert.Equal(result.Stages.Single(s => s.Model == "account_summary").Change.Added, output["outputFacets"]!["outputStatistics"]!["rowCount"]!.GetValue<long>());
        var known = _options.Pipeline["account_summary"].Lineage().Columns.Where(c => c.Sources.Count > 0).ToList();
        Assert.NotEmpty(known);
        Assert.All(known, c => Assert.Equal(
            c.Sources.Select(s => $"{_options.Engine.DatasetName(_options.Pipeline[s.Model])}.{s.Column}"),
            output["facets"]!["columnLineage"]!["fields"]![c.Column]!["inputFields"]!.AsArray().Select(f => $"{Text(f!, "name")}.{Text(f!, "field")}")));
    }

    [Fact]
    public async Task ASourceComesFromItsFileAndAnExportFromItsTable()
    {
        await RunAsync();

        var events = Events().Where(e => Text(e, "eventType") == "COMPLETE").ToList();
        var ingest = Assert.Single(events, e => Text(e, "job", "name").EndsWith(".ingest.src_customer", StringComparison.Ordinal));
        Assert.Equal(_folder.Of("inputs", "Customer.csv"), Text(ingest["inputs"]![0]!, "name"));
        Assert.Equal("CustomerID", Text(ingest["outputs"]![0]!, "facets", "columnLineage", "fields", "customer_id", "inputFields", 0, "field"));
        var export = Assert.Single(events, e => Text(e, "job", "name").EndsWith(".export.account_summary.csv", StringComparison.Ordinal));
        Assert.Equal(new FileInfo(Text(export["outputs"]![0]!, "name")).Length, export["outputs"]![0]!["outputFacets"]!["outputStatistics"]!["size"]!.GetValue<long>());
    }

    [Fact]
    public async Task AuditsAreAssertionsAboutTheirTables()
    {
        var result = await RunAsync();

        var audit = Assert.Single(Events(), e => Text(e, "job", "name").EndsWith(".audit", StringComparison.Ordinal) && Text(e, "eventType") == "COMPLETE");
        var assertions = audit["inputs"]!.AsArray().SelectMany(i => i!["inputFacets"]?["dataQualityAssertions"]!["assertions"]!.AsArray() ?? []).ToDictionary(a => Text(a!, "name"), a => a!["success"]!.GetValue<bool>());
        Assert.Equal(result.Audits.Select(a => a.Audit.Name).Order(StringComparer.Ordinal), assertions.Keys.Order(StringComparer.Ordinal));
        Assert.All(result.Audits, a => Assert.Equal(a.Status == Runtime.Outcomes.AuditStatus.Passed, assertions[a.Audit.Name]));
    }

    [Fact]
    public async Task ARunThatFailsSaysWhyAndWhatItMadeIsAborted()
    {
        _options.Pipeline = Broken();
        await RunAsync();

        var ends = Events().Where(e => Text(e, "eventType") != "START").ToList();
        Assert.Equal("ABORT", Text(Assert.Single(ends, e => Text(e, "job", "name").EndsWith(".ingest.src_customer", StringComparison.Ordinal)), "eventType"));
        Assert.Equal("FAIL", Text(Assert.Single(ends, e => Text(e, "job", "name").EndsWith(".build.int_account_with_customer", StringComparison.Ordinal)), "eventType"));
        Assert.Equal("FAIL", Text(ends[^1], "eventType"));
        Assert.Contains("The SQL of int_account_with_customer", Text(ends[^1], "run", "facets", "errorMessage", "message"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ARunOfTheServiceIsTold()
    {
        await using var receiver = await LineageReceiver.StartAsync();
        _options.Lineage = Settings(receiver.Address) with { ApiKey = "the key" };
        await using (var service = await TestService.StartAsync(_options))
            await service.RunAsync();

        Assert.Equal("START", Text(receiver.Events.First(), "eventType"));
        Assert.Equal("COMPLETE", Text(receiver.Events.Last(), "eventType"));
        Assert.All(receiver.Keys, k => Assert.Equal("Bearer the key", k));
    }

    [Fact]
    public async Task AReceiverThatIsAwayFailsNoRunAndGetsItsEventsLaterInOrder()
    {
        var said = new List<string>();
        var result = await RunAsync(Settings("http://user:password@127.0.0.1:1") with { File = File }, said.Add);

        Assert.Equal(ExitCode.Done, result.ExitCode);
        var sentence = Assert.Single(said);
        Assert.Contains("http://127.0.0.1:1/api/v1/lineage cannot be reached", sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("password", sentence, StringComparison.Ordinal);

        await using var receiver = await LineageReceiver.StartAsync();
        await using (new LineagePublisher(Settings(receiver.Address), said.Add, TimeProvider.System))
        {
            // What waits is sent before it ends.
        }

        Assert.Equal(Events().Select(e => e.ToJsonString()), receiver.Events.Select(e => e.ToJsonString()));
        Assert.Empty(Directory.EnumerateFiles(_folder.Of("lineage"), "*.json"));
    }

    [Fact]
    public async Task AnEventThatTheReceiverRefusesDoesNotHoldUpTheOthers()
    {
        await using var receiver = await LineageReceiver.StartAsync();
        receiver.Status = 422;
        var said = new List<string>();
        await RunAsync(Settings(receiver.Address) with { File = File }, said.Add);

        Assert.Equal(Events().Count, receiver.Events.Count);
        Assert.Contains("refuses an event (422)", Assert.Single(said), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AReceiverThatCannotTakeAnEventNowGetsItAgain()
    {
        await using var receiver = await LineageReceiver.StartAsync();
        receiver.Status = 503;
        var said = new List<string>();
        await RunAsync(Settings(receiver.Address) with { File = File }, said.Add);

        Assert.Contains("it answers 503", Assert.Single(said), StringComparison.Ordinal);
        Assert.Equal(Events().Count, Directory.EnumerateFiles(_folder.Of("lineage"), "*.json").Count());
    }

    [Fact]
    public async Task AnEventThatIsUnderWayAtTheEndIsSentOnce()
    {
        var gate = new TaskCompletionSource();
        await using var receiver = await LineageReceiver.StartAsync();
        receiver.Gate = gate.Task;
        var publisher = new LineagePublisher(Settings(receiver.Address), static _ => { }, TimeProvider.System);
        publisher.Publish(new JsonObject { ["eventType"] = "START" });
        await receiver.Arrived;

        var end = publisher.DisposeAsync();
        gate.SetResult();
        await end;

        Assert.Single(receiver.Events);
        Assert.Empty(Directory.EnumerateFiles(_folder.Of("lineage"), "*.json"));
    }

    [Fact]
    public void AWrongAddressIsRefused()
    {
        var error = Assert.Throws<PipelineException>(() => Settings("marquez"));

        Assert.Contains("OPENLINEAGE_URL is 'marquez'", error.Message, StringComparison.Ordinal);
    }

    private string File => _folder.Of("lineage.jsonl");

    private LineageSettings Settings(string url) => new() { Url = url, Folder = _folder.Of("lineage") };

    private List<JsonObject> Events() => [.. System.IO.File.ReadLines(File).Select(l => JsonNode.Parse(l)!.AsObject())];

    private static string Text(JsonNode node, params object[] path) =>
        path.Aggregate((JsonNode?)node, (n, p) => p is int i ? n![i] : n![(string)p])!.GetValue<string>();

    private PipelineDefinition Broken() => _options.Pipeline with
    {
        Models = [.. _options.Pipeline.Models.Select(m => m is { Name: "int_account_with_customer", Body: QueryBody query }
            ? m with { Body = query with { Sql = query.Sql.Replace("    a.balance_amount,", "    cast(c.customer_name as decimal(18,2)) as balance_amount,", StringComparison.Ordinal) }, Fingerprint = "broken" }
            : m)],
    };

    private Task<RunResult> RunAsync() => RunAsync(new() { File = File, Folder = _folder.Of("lineage") }, static _ => { });

    private async Task<RunResult> RunAsync(LineageSettings settings, Action<string> say)
    {
        await using var publisher = new LineagePublisher(settings, say, TimeProvider.System);
        var options = _options.Run with { RunId = RunIds.New(DateTime.UtcNow) };
        var lineage = publisher.Begin(_options.Pipeline, _options.Engine, options.RunId!)!;
        var result = await new PipelineRunner(_options.Pipeline, _options.Engine, lineage).RunAsync(options, TestContext.Current.CancellationToken);
        lineage.End(result);
        return result;
    }
}
