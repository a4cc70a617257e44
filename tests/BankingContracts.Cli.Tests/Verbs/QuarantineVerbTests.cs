using BankingContracts.Cli.Tests.Samples;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Outcomes;
using BankingContracts.Runtime.State;

namespace BankingContracts.Cli.Tests.Verbs;

public sealed class QuarantineVerbTests
{
    private static readonly DateTime At = new(2026, 1, 31, 18, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData("stg_customer")]
    [InlineData("src_customer")]
    [InlineData("quarantine_stg_customer")]
    public async Task AnyOfItsNamesFindsAQuarantine(string name)
    {
        using var shell = new Shell();
        var database = Rows();

        var outcome = await shell.RunAsync(database, "quarantine", name, "--format", "csv");

        Assert.Equal(["quarantine_stg_customer by quarantined_at, failure_reason"], database.Queries);
        Assert.Equal("id,failure_reason,quarantined_at,_file,_line\nx,Invalid id: invalid format (x),2026-01-31T18:00:00.000000Z,a.csv,7\n", outcome.Out);
    }

    [Fact]
    public async Task AllQuarantinesShareOneCsvShape()
    {
        using var shell = new Shell();

        var outcome = await shell.RunAsync(Rows(), "quarantine", "--format", "csv");

        Assert.Equal(
            "model,failure_reason,quarantined_at,_file,_line,row\n"
            + "quarantine_stg_customer,Invalid id: invalid format (x),2026-01-31T18:00:00.000000Z,a.csv,7,\"{\"\"id\"\":\"\"x\"\"}\"\n"
            + "quarantine_stg_rate,Invalid id: invalid format (x),2026-01-31T18:00:00.000000Z,a.csv,7,\"{\"\"id\"\":\"\"x\"\"}\"\n",
            outcome.Out);
    }

    [Fact]
    public async Task JsonKeepsTheRowApart()
    {
        using var shell = new Shell();

        var outcome = await shell.RunAsync(Rows(), "quarantine", "stg_customer", "--format", "json");

        Assert.Equal(
            "[\n  {\"model\":\"quarantine_stg_customer\",\"failure_reason\":\"Invalid id: invalid format (x)\","
            + "\"quarantined_at\":\"2026-01-31T18:00:00.000000Z\",\"_file\":\"a.csv\",\"_line\":7,\"row\":{\"id\":\"x\"}}\n]\n",
            outcome.Out);
    }

    [Fact]
    public async Task ATableOfAnEarlierVersionNamesNoPlace()
    {
        using var shell = new Shell();
        var database = new FakeDatabase(_ => FakeDatabase.Rows(["id", "failure_reason", "quarantined_at"], ["x", "Invalid id: invalid format (x)", At]));

        var outcome = await shell.RunAsync(database, "quarantine", "stg_customer", "--format", "json");

        Assert.Contains("\"_file\":null,\"_line\":null,\"row\":{\"id\":\"x\"}", outcome.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheTableShowsCountsByReasonFirst()
    {
        using var shell = new Shell();

        var outcome = await shell.RunAsync(Rows(), "quarantine", "stg_customer");

        Assert.Equal(
            """

             In quarantine, by reason
             model         column  reason          rows
            ─────────────────────────────────────────────
             stg_customer  id      invalid format     1

             quarantine_stg_customer
             id  failure_reason                  quarantined_at       _file  _line
            ────────────────────────────────────────────────────────────────────────
             x   Invalid id: invalid format (x)  2026-01-31 18:00:00  a.csv      7

             1 row


            """,
            outcome.Out);
    }

    [Theory]
    [InlineData("There is no model 'stg_custmer'. Did you mean 'stg_customer'? The models with a quarantine are stg_customer, stg_rate.", "stg_custmer")]
    [InlineData("snap_customer has no quarantine; the models that have one are stg_customer, stg_rate.", "snap_customer")]
    public async Task AnotherModelIsExitCode2(string message, string model)
    {
        using var shell = new Shell();

        var outcome = await shell.RunAsync(Rows(), "quarantine", model);

        Assert.Equal(2, outcome.ExitCode);
        Assert.Equal($"error: {message}\n", outcome.Error);
    }

    private static FakeDatabase Rows() => new(_ => FakeDatabase.Rows(
        ["id", "failure_reason", "quarantined_at", "_file", "_line"], ["x", "Invalid id: invalid format (x)", At, "a.csv", 7L]))
    {
        State = PipelineState.Empty with
        {
            Stagings = new Dictionary<string, StagingTotals>
            {
                ["stg_customer"] = new(2, 1, 1, 0, [], [new("id", QuarantineKind.Format, 1)]),
                ["stg_rate"] = new(2, 1, 1, 0, [], [new("id", QuarantineKind.Missing, 1, "no number")]),
            },
        },
    };
}
