using BankingContracts.Cli.Configuration;
using BankingContracts.Cli.Diagnosis;
using BankingContracts.Cli.Rendering;
using BankingContracts.Cli.Tests.Samples;
using BankingContracts.Runtime.Planning;
using BankingContracts.Runtime.State;

namespace BankingContracts.Cli.Tests.Diagnosis;

public sealed class FindingsTests
{
    [Fact]
    public void AStaleModelIsANote()
    {
        var state = PipelineState.Empty with
        {
            LastRunAt = SampleRun.RunAt,
            Models = new Dictionary<string, ModelState>
            {
                ["src_customer"] = new("src_customer", "f", new([], []), IsStale: true, 1, "run-1"),
                ["stg_customer"] = new("stg_customer", "f", new([], []), IsStale: false, 1, "run-1"),
            },
            Files = [new("src_customer", "customers.csv", "ab", SampleRun.RunAt, 1200)],
        };

        Assert.Equal(
            [
                new Finding("database", "last run", FindingStatus.Ok, "2026-01-31 18:00:00 UTC"),
                new Finding("database", "models built", FindingStatus.Ok, "2"),
                new Finding("database", "stale models", FindingStatus.Note, "src_customer; the next run that includes them recomputes them"),
                new Finding("database", "src_customer", FindingStatus.Ok, "last file customers.csv, 1,200 rows, loaded 2026-01-31 18:00:00 UTC"),
            ],
            DatabaseFindings.Of(SamplePipeline.Definition, state));
    }

    [Fact]
    public void AModelThatNoContractHasIsRetiredAndNotPromisedARun()
    {
        var state = PipelineState.Empty with
        {
            LastRunAt = SampleRun.RunAt,
            Models = new Dictionary<string, ModelState>
            {
                ["old_source"] = new("old_source", "f", new([], []), IsStale: true, 1, "run-1"),
                ["old_mart"] = new("old_mart", "f", new([], []), IsStale: false, 1, "run-1"),
                ["src_customer"] = new("src_customer", "f", new([], []), IsStale: false, 1, "run-1"),
            },
            Files = [new("old_source", "old.csv", "ab", SampleRun.RunAt, 12)],
        };

        Assert.Equal(
            [
                new Finding("database", "last run", FindingStatus.Ok, "2026-01-31 18:00:00 UTC"),
                new Finding("database", "models built", FindingStatus.Ok, "1"),
                new Finding("database", "retired models", FindingStatus.Note, "old_mart, old_source; they have no contract any more, and 'prune' removes their tables"),
            ],
            DatabaseFindings.Of(SamplePipeline.Definition, state));
    }

    [Fact]
    public void InputsAreWhatThePlanSays()
    {
        var source = SamplePipeline.Definition["src_customer"];
        var plan = new RunPlan(
            SampleRun.RunAt,
            IsNoOp: false,
            new Dictionary<string, ModelPreparation>(),
            [
                new IngestStage(source, [new("/in/a.csv", "a.csv", "ab", 10)], StageTrigger.Always, "new content"),
                new IngestStage(source, [], StageTrigger.Never, "same content"),
                new CommitStage(),
            ],
            []);

        Assert.Equal(["a.csv (10 B): new content", "nothing to load: same content"], InputFindings.Of(plan).Select(f => f.Text));
    }

    [Fact]
    public void MissingDirectoriesThatCanBeCreatedAreFine()
    {
        using var shell = new Shell();
        var settings = Settings.Load(new Dictionary<string, string>(), shell.Environment());

        var findings = DiskFindings.Of(settings, shell.Environment().Shorten).ToList();

        Assert.DoesNotContain(findings, f => f.Status == FindingStatus.Problem);
        Assert.Contains(findings, f => f.Text == $"{Path.Combine("data", "outputs")} will be created");
        Assert.Empty(Directory.EnumerateFileSystemEntries(shell.Directory));
    }

    [Fact]
    public void AFileInThePlaceOfADirectoryIsAProblem()
    {
        using var shell = new Shell();
        File.WriteAllText(Path.Combine(shell.Directory, "data"), "");
        var settings = Settings.Load(new Dictionary<string, string>(), shell.Environment());

        Assert.Equal(3, DiskFindings.Of(settings, shell.Environment().Shorten).Count(f => f.Status == FindingStatus.Problem));
    }

    [Fact]
    public void TheTableEndsWithAVerdict()
    {
        var findings = new[] { new Finding("disk", "room", FindingStatus.Problem, "none"), new Finding("disk", "other", FindingStatus.Ok, "good") };

        Assert.Equal(
            """

             area  subject           found
            ────────────────────────────────
             disk  room     problem  none
                   other    ok       good

             1 problem to correct before a run can work.

            """,
            Printed.Text(console => DoctorOutput.WriteTable(console, findings)));
    }

    [Fact]
    public void CsvRepeatsTheArea() => Assert.Equal(
        "area,subject,status,text\ndisk,room,note,\"a, b\"\n", DoctorOutput.Csv([new("disk", "room", FindingStatus.Note, "a, b")]));
}
