using System.Text.Json;
using BankingContracts.Cli.Rendering.Runs;
using BankingContracts.Cli.Tests.Samples;
using BankingContracts.Runtime.Planning;

namespace BankingContracts.Cli.Tests.Rendering;

public sealed class RunJsonTests
{
    private static readonly JsonElement Run = JsonDocument.Parse(RunJson.Document(SamplePipeline.Definition, SampleRun.Committed)).RootElement;

    [Fact]
    public void TheRunIsNamedAndDated()
    {
        Assert.Equal(1, Run.GetProperty("format_version").GetInt32());
        Assert.Equal("Sample", Run.GetProperty("pipeline").GetString());
        Assert.Equal(0, Run.GetProperty("exit_code").GetInt32());
        Assert.Equal("20260131T180000Z-1", Run.GetProperty("run_id").GetString());
        Assert.Equal("2026-01-31T18:00:00.000000Z", Run.GetProperty("run_at").GetString());
        Assert.True(Run.GetProperty("is_committed").GetBoolean());
        Assert.Equal(2.345, Run.GetProperty("elapsed_seconds").GetDouble());
    }

    [Fact]
    public void StagesHaveTheirLayerAndCounts() => Assert.Equal(
        """{"stage":"stage","layer":"staging","model":"stg_customer","rows":1234560,"added":40,"changed":2,"removed":1,"milliseconds":310,"note":""}""",
        JsonSerializer.Serialize(Run.GetProperty("stages")[1]));

    [Fact]
    public void AStageWithoutModelHasOnlyItsTime() => Assert.Equal(
        """{"stage":"audit","milliseconds":120,"note":""}""", JsonSerializer.Serialize(Run.GetProperty("stages")[4]));

    [Fact]
    public void MoneyIsTextWithAllItsPlaces() => Assert.Equal(
        "\"1000000.10\"", Run.GetProperty("stagings")[0].GetProperty("money")[0].GetProperty("valid").GetRawText());

    [Fact]
    public void AuditsHaveTheirStatus() => Assert.Equal(
        ["passed", "passed", "warned"], Run.GetProperty("audits").EnumerateArray().Select(a => a.GetProperty("status").GetString()));

    [Fact]
    public void AnAuditNamesTheFileThatAsksForIt()
    {
        var run = JsonDocument.Parse(RunJson.Document(SamplePipeline.Definition, SampleRun.RolledBack)).RootElement;

        Assert.Equal(["snapshots/snap_customer.yml", null], run.GetProperty("audits").EnumerateArray().Select(a => a.GetProperty("declared_in").GetString()));
    }

    [Fact]
    public void SnapshotsCountClosedKeys()
    {
        var snapshot = Run.GetProperty("snapshots")[0];

        Assert.Equal(1, snapshot.GetProperty("deleted_keys").GetInt64());
        Assert.Equal(2, snapshot.GetProperty("quarantined_keys").GetInt64());
    }

    [Fact]
    public void ExportsSayWhetherTheyWereWritten() => Assert.Equal(
        [true, false], Run.GetProperty("exports").EnumerateArray().Select(e => e.GetProperty("was_written").GetBoolean()));

    [Fact]
    public void DeliveriesHaveTheirFilesAndTotals()
    {
        var run = JsonDocument.Parse(RunJson.Document(SamplePipeline.Definition, SampleRun.Committed with
        {
            Deliveries = [new("src_customer", ["p1.csv", "p2.csv"], 7, SampleRun.Committed.Stagings)],
            FileNotes = [new("src_rate", "b.csv", FileNoteKind.SameAsLast, "a.csv", SampleRun.RunAt)],
        })).RootElement;

        var delivery = Assert.Single(run.GetProperty("deliveries").EnumerateArray());
        Assert.Equal("""["p1.csv","p2.csv"]""", JsonSerializer.Serialize(delivery.GetProperty("files")));
        Assert.Equal(7, delivery.GetProperty("rows_read").GetInt64());
        Assert.Equal(JsonSerializer.Serialize(run.GetProperty("stagings")), JsonSerializer.Serialize(delivery.GetProperty("stagings")));
        Assert.Equal(
            """{"source":"src_rate","file":"b.csv","kind":"same_as_last","other":"a.csv","loaded_at":"2026-01-31T18:00:00.000000Z","text":"b.csv is skipped: it holds the same bytes as a.csv, loaded at 2026-01-31 18:00:00 UTC"}""",
            JsonSerializer.Serialize(Assert.Single(run.GetProperty("file_notes").EnumerateArray())));
    }
}
