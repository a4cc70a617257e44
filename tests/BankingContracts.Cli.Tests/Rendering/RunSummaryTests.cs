using BankingContracts.Cli.Rendering.Runs;
using BankingContracts.Cli.Tests.Samples;
using BankingContracts.Runtime;
using BankingContracts.Runtime.Execution;
using BankingContracts.Runtime.Outcomes;
using BankingContracts.Runtime.Planning;
using BankingContracts.Runtime.State;

namespace BankingContracts.Cli.Tests.Rendering;

public sealed class RunSummaryTests
{
    [Fact]
    public void ACommittedRunTellsWhatItDid() => Assert.Equal(
            """

             Sample  2026-01-31 18:00:00 UTC  DuckDB data/duckdb/pipeline.duckdb

             layer      model               rows  added  changed  removed        time
            ───────────────────────────────────────────────────────────────────────────
             source     src_customer   1,234,567     42        -        1      1.51 s
             staging    stg_customer   1,234,560     40        2        1      310 ms
             snapshots  snap_customer  1,300,000     40        2        1  1 min 15 s

             Findings

             WARNED   relationships_snap_rate_customer_id
                      relationships on snap_rate.customer_id: 3 failing rows
                      Every rate belongs to a customer.
                      query the rows with: select * from snap_rate where valid_at >
                      timestamp '2026-01-31 18:00:00'

             Quarantine   5 of 1,234,567 rows, 1 more than before
             Audits       3: 2 passed (1 carried over), 1 warned, in 120 ms
             Closed keys  snap_customer: 1 gone from the source, 2 with all rows in
                          quarantine
             Exports      data/outputs/customer_profile.csv  12 rows
             Report       data/quality_reports/quality_report_latest.json

             Committed in 2.35 s, run 20260131T180000Z-1.

            """,
            Summary(SampleRun.Committed));

    [Fact]
    public void ACommittedRunTellsEverythingIn80ColumnsWhenAsked() => Assert.Equal(
            """

             Sample  2026-01-31 18:00:00 UTC  DuckDB data/duckdb/pipeline.duckdb

             layer      model                  rows  added  changed  removed        time
            ──────────────────────────────────────────────────────────────────────────────
             source     src_customer      1,234,567     42        -        1      1.51 s
             staging    stg_customer      1,234,560     40        2        1      310 ms
             snapshots  snap_customer     1,300,000     40        2        1  1 min 15 s
             marts      customer_profile         12      -        -        -       <1 ms

             Notes        customer_profile: nothing it reads changed

             Where the rows went
             rows and money            read =      staged  + quarantined  + collapsed
            ───────────────────────────────────────────────────────────────────────────
             stg_customer           1,234,567   1,234,560              5            2
               balance_amount *  1,000,000.10  999,999.10           0.50         0.50

             * of the rows that are valid by themselves; quarantined: rows whose key has
             conflicting rows

             In quarantine, by reason
             model         column   reason          rows
            ──────────────────────────────────────────────
             stg_customer  balance  invalid format     3
             stg_customer  row      too few fields     2

             Findings

             WARNED   relationships_snap_rate_customer_id
                      relationships on snap_rate.customer_id: 3 failing rows
                      Every rate belongs to a customer.
                      query the rows with: select * from snap_rate where valid_at >
                      timestamp '2026-01-31 18:00:00'

             Quarantine   5 of 1,234,567 rows, 1 more than before
             Audits       3: 2 passed (1 carried over), 1 warned, in 120 ms
             Closed keys  snap_customer: 1 gone from the source, 2 with all rows in
                          quarantine
             Orphans      3 rows of snap_rate.customer_id without a match in snap_customer
             Exports      data/outputs/customer_profile.csv  12 rows
                          data/outputs/customer_profile.parquet  12 rows, up to date
             Report       data/quality_reports/quality_report_latest.json

             Committed in 2.35 s, run 20260131T180000Z-1.

            """,
            Summary(SampleRun.Committed, isVerbose: true));

    [Theory]
    [InlineData(80)]
    [InlineData(20)]
    public void ARunThatChangedNothingIsOneLine(int width) => Assert.Equal("Nothing changed.\n", Summary(SampleRun.Unchanged, width));

    [Fact]
    public void ARunThatChangedNothingStillTellsEverythingWhenAsked()
    {
        var text = Summary(SampleRun.Unchanged, isVerbose: true);

        Assert.Contains(" Where the rows went\n", text, StringComparison.Ordinal);
        Assert.EndsWith("\n Nothing changed. (2.35 s, run 20260131T180000Z-1)\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void AnAuditThatWarnsOfMoreThanBeforeIsSaidThoughNothingChanged() => Assert.Contains(
        " WARNED   relationships_snap_rate_customer_id\n",
        Summary(SampleRun.Unchanged with { Before = SampleRun.Before with { Audits = new Dictionary<string, AuditRecord>() } }),
        StringComparison.Ordinal);

    [Fact]
    public void AWarningAsBeforeIsALine()
    {
        var text = Summary(SampleRun.Committed with { Before = SampleRun.Unchanged.Before });

        Assert.Contains("\n Warnings     1 audit warns as before: relationships_snap_rate_customer_id (3\n              rows)\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("WARNED", text, StringComparison.Ordinal);
    }

    [Fact]
    public void AFileThatChangedNoRowIsStillLoaded() => Assert.Contains(
        " source  src_customer  1,234,567      -        -        -  1.51 s\n",
        Summary(SampleRun.Unchanged with
        {
            Stages = [new StageRecord(StageKind.Ingest, "src_customer", ModelChange.None(1_234_567), 1512.3, "") { HasLoadedFile = true }],
        }),
        StringComparison.Ordinal);

    [Fact]
    public void AModelBuiltForTheFirstTimeIsShownThoughItIsEmpty() => Assert.Contains(
        " marts  customer_profile     0      -        -        -  3 ms\n",
        Summary(SampleRun.Unchanged with
        {
            Stages = [new(StageKind.Build, "customer_profile", ModelChange.None(0), 3, "first load")],
            Before = SampleRun.Unchanged.Before with { Models = new Dictionary<string, ModelState>() },
        }),
        StringComparison.Ordinal);

    [Theory]
    [InlineData(5, ", as many as before\n")]
    [InlineData(6, ", 1 fewer than before\n")]
    [InlineData(3, ", 2 more than before\n")]
    public void QuarantineIsComparedWithTheRunBefore(long before, string end)
    {
        var totals = new StagingTotals(10, 10 - before, before, 0, [], []);
        var text = Summary(SampleRun.Committed with { Before = SampleRun.Before with { Stagings = new Dictionary<string, StagingTotals> { ["stg_customer"] = totals } } });

        Assert.Contains(" Quarantine   5 of 1,234,567 rows" + end, text, StringComparison.Ordinal);
    }

    [Fact]
    public void AFailedAuditShowsWhatAndWhere() => Assert.EndsWith(
            """

             Findings

             FAILED   not_null_snap_customer_customer_name
                      not_null on snap_customer.customer_name (snapshots/snap_customer.yml):
                      1,500 failing rows
                      A customer has a name.
                      keys: 1001; 1002; ...
                      rows: data/quality_reports/failures/r1/not_null.csv

             ERRORED  broken
                      not_null on snap_customer.customer_name could not run: out of memory

             Quarantine   5 of 1,234,567 rows, 1 more than before
             Audits       2: 1 failed, 1 errored, in 120 ms
             Report       data/quality_reports/quality_report_latest.json

             Rolled back after 2.35 s: nothing was changed.

            """,
            Summary(SampleRun.RolledBack),
            StringComparison.Ordinal);

    [Fact]
    public void NoLineIsLongerThanTheTerminal() => Assert.All(Summary(SampleRun.Committed, width: 60).Split('\n'), line => Assert.True(line.Length <= 60, line));

    [Fact]
    public void ARunWithNothingToDoSaysSo() => Assert.EndsWith(
        "\n Nothing to do: this run was already committed. (2.35 s)\n",
        Summary(SampleRun.Committed with { Message = "Nothing to do: this run was already committed." }, isVerbose: true),
        StringComparison.Ordinal);

    [Fact]
    public void RowsOfARunBeforeAreStillInTheDatabase() => Assert.Contains(
        "query the rows with:",
        Summary(SampleRun.Committed with { IsCommitted = false, Stages = [], Message = "Nothing to do." }, isVerbose: true),
        StringComparison.Ordinal);

    [Fact]
    public void AFailedExportIsNoRollback()
    {
        var text = Summary(SampleRun.Committed with { ExitCode = ExitCode.BadInput, Message = "The disk is full." });

        Assert.EndsWith(" Committed in 2.35 s, run 20260131T180000Z-1; some files could not be written.\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void BadInputSaysThatNothingChangedAndKeepsQuietAboutAudits()
    {
        var text = Summary(SampleRun.RolledBack with
        {
            ExitCode = ExitCode.BadInput,
            Stages = [],
            Audits = [new(SamplePipeline.Audit("a"), AuditStatus.Skipped, 0, 0, IsCarriedOver: false, "")],
        });

        Assert.Equal(
            """

             Sample  2026-01-31 18:00:00 UTC  DuckDB data/duckdb/pipeline.duckdb

             Report       data/quality_reports/quality_report_latest.json

             Stopped after 2.35 s: nothing was changed.

            """,
            text);
    }

    [Fact]
    public void ACheckChangesNothingAndSaysNoMore()
    {
        var text = Summary(SampleRun.Committed with { Stages = [], IsCommitted = false, Exports = [] }, isCheck: true);

        Assert.EndsWith("\n Checked in 2.35 s.\n", text, StringComparison.Ordinal);
        Assert.Contains("query the rows with:", text, StringComparison.Ordinal);
    }

    [Fact]
    public void SeveralDeliveriesOfASourceEachHaveTheirRows()
    {
        var first = SampleRun.Committed.Stagings["stg_customer"] with { RowsRead = 9, Staged = 6, Quarantined = 2, Collapsed = 1, Money = [], Reasons = [] };
        var last = SampleRun.Committed.Stagings["stg_customer"] with { Money = [], Reasons = [] };
        var text = Summary(
            SampleRun.Committed with
            {
                Stagings = new Dictionary<string, StagingTotals> { ["stg_customer"] = last },
                Deliveries = [Delivery("customers_1.csv", first), Delivery("customers_2.csv", last)],
            },
            width: 120,
            isVerbose: true);

        Assert.Equal(
            ["stg_customer after customers_1.csv 9 6 2 1", "stg_customer after customers_2.csv 1,234,567 1,234,560 5 2", "stg_customer 1,234,567 1,234,560 5 2"],
            text[text.IndexOf("Where the rows went", StringComparison.Ordinal)..].Split('\n')
                .Select(l => string.Join(' ', l.Split(' ', StringSplitOptions.RemoveEmptyEntries)))
                .Where(l => l.StartsWith("stg_customer ", StringComparison.Ordinal)));
    }

    [Fact]
    public void OneDeliveryNeedsNoLineOfItsOwn()
    {
        var totals = SampleRun.Committed.Stagings["stg_customer"];

        Assert.Equal(Summary(SampleRun.Committed), Summary(SampleRun.Committed with { Deliveries = [Delivery("customers.csv", totals)] }));
    }

    [Fact]
    public void AFileThatIsSkippedOrLoadedAgainIsNamedWithTheOther()
    {
        var text = Summary(
            SampleRun.Committed with
            {
                FileNotes =
                [
                    new("src_customer", "b.csv", FileNoteKind.SameAsLast, "a.csv", SampleRun.RunAt),
                    new("src_rate", "r2.csv", FileNoteKind.LoadedAgain, "r1.csv", null),
                    new("src_rate", "r0.csv", FileNoteKind.Unchanged, "r0.csv", SampleRun.RunAt),
                ],
            },
            width: 160);

        Assert.Contains("src_customer: b.csv is skipped: it holds the same bytes as a.csv, loaded at 2026-01-31 18:00:00 UTC\n", text, StringComparison.Ordinal);
        Assert.Contains("src_rate: r2.csv holds the same bytes as r1.csv, which comes before it in this run; it is a separate delivery and is loaded\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("r0.csv", text, StringComparison.Ordinal);
    }

    private static LoadedDelivery Delivery(string file, StagingTotals totals) =>
        new("src_customer", [file], totals.RowsRead, new Dictionary<string, StagingTotals> { ["stg_customer"] = totals });

    private static string Summary(RunResult result, int width = 80, bool isCheck = false, bool isVerbose = false) => Printed.Text(
        console => RunSummary.Write(
            console,
            new RunHeading(SamplePipeline.Definition, "DuckDB data/duckdb/pipeline.duckdb", t => t.DuckDb.Replace("$run_at", "timestamp '2026-01-31 18:00:00'", StringComparison.Ordinal), isCheck, isVerbose, p => p.Replace("/bank/", "", StringComparison.Ordinal)),
            result),
        width);
}
