using System.Data;
using System.Text.RegularExpressions;
using BankingContracts.Cli.Rendering.Plans;
using BankingContracts.Cli.Rendering.Runs;
using BankingContracts.Cli.Tests.Samples;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Execution;
using BankingContracts.Runtime.Outcomes;
using BankingContracts.Runtime.Planning;
using BankingContracts.Runtime.State;

namespace BankingContracts.Cli.Tests.Rendering;

/// <summary>Whatever the width of the terminal: a line fits on it, and no number and no word is broken.</summary>
public sealed partial class WidthTests
{
    private const string Staging = "stg_account_with_a_rather_long_name";

    private static readonly PipelineDefinition Pipeline = SamplePipeline.Definition with
    {
        Models =
        [
            .. SamplePipeline.Definition.Models.Select(m => m switch
            {
                { Name: "stg_customer" } => m with { Name = Staging },
                { Body: QuarantineBody { Staging: "stg_customer" } } => m with { Body = new QuarantineBody(Staging) },
                _ => m,
            }),
        ],
    };

    private static readonly PipelineDefinition Scheduled = Pipeline with
    {
        Schedules =
        [
            new("every_night_after_the_other_system", new CronTrigger("0 30 2 ? * MON-FRI", [])),
            new("deliveries", new FilesTrigger(["customers_of_the_region_north.csv", "accounts.csv"], TimeSpan.FromMinutes(1), "*.done")),
        ],
    };

    private static readonly RunResult Run = SampleRun.Committed with
    {
        Stages =
        [
            new(StageKind.Stage, Staging, new ModelChange(1_234_567_890, 1_234_567_890, 987_654_321, 123_456_789), 75_400, "") { HasLoadedFile = true },
            .. SampleRun.Committed.Stages,
        ],
        Stagings = new Dictionary<string, StagingTotals>
        {
            [Staging] = new(
                1_234_567_890, 1_234_560_000, 7_888, 2,
                [new MoneyTotal("balance_amount", 20_000_000_005_273_217.65m, 20_000_000_005_272_735.34m, 227.01m, 20_000_000_000_000_255.30m)],
                [new("a_column_of_the_source_file", QuarantineKind.TooManyFields, 123_456_789)]),
        },
    };

    public static TheoryData<int, string> Cases
    {
        get
        {
            var cases = new TheoryData<int, string>();
            foreach (var width in (int[])[60, 80, 100])
            {
                foreach (var table in (string[])["run", "run --verbose", "rolled back", "check", "plan", "query", "history", "quarantine", "lineage", "lineage downstream", "prove", "doctor", "runs", "show", "freshness", "schedules"])
                    cases.Add(width, table);
            }
            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task NoLineIsTooLongAndNoNumberOrWordIsBroken(int width, string table)
    {
        var narrow = await PrintAsync(table, width);
        var wide = await PrintAsync(table, 1000);

        Assert.All(narrow.Split('\n'), line => Assert.True(line.Length <= width, $"{line.Length}: {line}"));
        var words = WordsOf(narrow).ToHashSet();
        Assert.All(WordsOf(wide), word => Assert.Contains(word, words));
    }

    [Fact]
    public void ATableThatDoesNotFitIsBlocks() => Assert.Equal(
        """
         Where the rows went
         rows and money  stg_account_with_a_rather_long_name
         read =                      1,234,567,890
         staged                      1,234,560,000
         + quarantined                       7,888
         + collapsed                             2

         rows and money    balance_amount *
         read =          20,000,000,005,273,217.65
         staged          20,000,000,005,272,735.34
         + quarantined   20,000,000,000,000,255.30
         + collapsed                        227.01

         * of the rows that are valid by themselves; quarantined:
         rows whose key has conflicting rows


        """,
        Printed.Text(console => AccountingTable.Write(console, Pipeline, Run.Stagings, []), width: 60));

    private static Task<string> PrintAsync(string table, int width) => table switch
    {
        "run" => Task.FromResult(Summary(Run, width)),
        "run --verbose" => Task.FromResult(Summary(Run, width, isVerbose: true)),
        "rolled back" => Task.FromResult(Summary(SampleRun.RolledBack with { Stages = Run.Stages, Stagings = Run.Stagings }, width)),
        "check" => Task.FromResult(Summary(Run with { Stages = [], Exports = [] }, width, isCheck: true, isVerbose: true)),
        "plan" => Task.FromResult(Printed.Text(console => PlanOutput.WriteTable(console, "Sample", "DuckDB data/x.duckdb", Plan()), width)),
        "query" => VerbAsync(width, Pipeline, "query", "select"),
        "history" => VerbAsync(width, Pipeline, "history", "snap_customer", "1"),
        "quarantine" => VerbAsync(width, Pipeline, "quarantine"),
        "lineage" => VerbAsync(width, LineagePipeline.Definition, "lineage", "total"),
        "lineage downstream" => VerbAsync(width, LineagePipeline.Definition, "lineage", "src_a", "--direction", "downstream"),
        "prove" => VerbAsync(width, LineagePipeline.Definition, "prove"),
        "doctor" => VerbAsync(width, Pipeline, "doctor"),
        "runs" => VerbAsync(width, Pipeline, "runs"),
        "show" => VerbAsync(width, Pipeline, "show", "last"),
        "freshness" => VerbAsync(width, Pipeline, "freshness"),
        "schedules" => VerbAsync(width, Scheduled, "schedules"),
        _ => throw new ArgumentOutOfRangeException(nameof(table)),
    };

    private static string Summary(RunResult result, int width, bool isCheck = false, bool isVerbose = false) => Printed.Text(
        console => RunSummary.Write(console, new RunHeading(Pipeline, "DuckDB data/duckdb/pipeline.duckdb", t => t.DuckDb.Replace("$run_at", "timestamp '2026-01-31 18:00:00'", StringComparison.Ordinal), isCheck, isVerbose, p => p.Replace("/bank/", "", StringComparison.Ordinal)), result),
        width);

    private static RunPlan Plan() => new(
        SampleRun.RunAt,
        IsNoOp: false,
        new Dictionary<string, Runtime.Planning.ModelPreparation>(),
        [
            new IngestStage(Pipeline["src_customer"], [new("/in/customers.csv", "customers_of_the_region_north.csv", "ab", 1_234_567_890)], StageTrigger.Always, "customers_of_the_region_north.csv was not loaded yet"),
            new ModelStage(StageKind.Stage, Pipeline[Staging], StageTrigger.OnChange, "when src_customer changes"),
            new AuditStage([SamplePipeline.Audit("a")], WholeTables: true, "first load"),
            new ExportStage(Pipeline["customer_profile"], ExportFormat.Csv, "/out/customer_profile.csv"),
        ],
        ["stg_rate"]);

    private static async Task<string> VerbAsync(int width, PipelineDefinition pipeline, params string[] args)
    {
        using var shell = new Shell { Pipeline = pipeline, IsTerminal = true, Width = width };
        var database = new FakeDatabase(sql => sql.StartsWith("select count(*)", StringComparison.Ordinal) ? FakeDatabase.Rows(["n"], [2L]) : Rows())
        {
            State = SampleRun.Before with
            {
                Stagings = Run.Stagings,
                Files = [new LoadedFile("src_customer", "customers_of_the_region_north.csv", "ab", SampleRun.RunAt, 1_234_567_890)],
            },
            Runs = [new("20260131T180000Z-1", SampleRun.RunAt, SampleRun.RunAt, SampleRun.RunAt.AddMinutes(75), Run.Stages)],
        };
        var outcome = await shell.RunAsync(database, args);
        return Escape().Replace(outcome.Out.Replace(shell.Directory, "/bank", StringComparison.Ordinal), "");
    }

    private static DataTable Rows() => FakeDatabase.Rows(
        ["account_id", "a_long_name_of_a_column", "balance_amount", "failure_reason", "quarantined_at", "dbt_valid_from"],
        [1_234_567_890_123_456_789L, "1,234,567.89 and many other words that are long and have to be wrapped somewhere", -20_000_000_005_273_217.65m, "Invalid", SampleRun.RunAt, SampleRun.RunAt],
        [2L, null, 0.5m, "Invalid", SampleRun.RunAt, SampleRun.RunAt.AddDays(1)]);

    // A path may be broken after a separator.
    private static IEnumerable<string> WordsOf(string text) =>
        text.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Where(w => !w.StartsWith('─') && !w.Contains('/', StringComparison.Ordinal));

    [GeneratedRegex("\u001b\\[[0-9;?]*[A-Za-z]")]
    private static partial Regex Escape();
}
