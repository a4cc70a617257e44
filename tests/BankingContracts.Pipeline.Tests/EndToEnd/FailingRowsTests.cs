using BankingContracts.Engine.Specification;
using BankingContracts.Runtime;
using BankingContracts.Runtime.Definitions;

namespace BankingContracts.Pipeline.Tests.EndToEnd;

/// <summary>A failed run is undone; the rows that failed it stay beside its report.</summary>
public sealed class FailingRowsTests : IDisposable
{
    private static readonly Delivered Good = Delivered.Lines(["1,Ada,yes", "2,Bob,no"], ["A1,1,4,savings", "B1,2,6,savings"]);
    private static readonly Delivered Many = Delivered.Lines(["1,Ada,yes"], [.. Enumerable.Range(100, 150).Select(static i => $"K{i},1,5,savings")]);

    private readonly History _history = new();

    private PipelineHarness Harness => _history.Harness;

    public void Dispose() => _history.Dispose();

    [Fact]
    public async Task TheFirstHundredRowsOfAnAuditAreKept()
    {
        await _history.AddAsync(Good);
        Harness.Pipeline = Auditing("select account_id, original_balance_amount from account_summary where original_balance_amount = 5");
        Harness.Deliver(Many.Customers, Many.Accounts);

        var run = (await Harness.RunAsync(_history.NextRunAt, "--allow-mass-delete")).Ended(ExitCode.AuditFailed);

        var lines = await File.ReadAllLinesAsync(FailureFile(), TestContext.Current.CancellationToken);
        Assert.Equal(["account_id,original_balance_amount", "K100,5.00", "K101,5.00"], lines.Take(3));
        Assert.Equal(101, lines.Length);
        Assert.Contains("keys: K100; K101; K102; K103; K104; K105; K106; K107; K108; K109; ...", run.Out, StringComparison.Ordinal);
        Assert.Contains("five_is_forbidden.csv", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("5.00", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheReportNamesKeysAndFile()
    {
        Harness.Pipeline = Auditing("select account_id from account_summary where original_balance_amount = 4");
        Harness.Deliver(Good.Customers, Good.Accounts);
        (await Harness.RunAsync(_history.NextRunAt)).Ended(ExitCode.AuditFailed);

        var failure = Assert.Single(Harness.LatestReport.Root.GetProperty("failures").EnumerateArray());
        Assert.Equal(["A1"], failure.GetProperty("keys").EnumerateArray().Select(static k => k.GetString()));
        Assert.Equal(FailureFile(), Path.Combine(Harness.Reports, failure.GetProperty("file").GetString()!));
    }

    [Fact]
    public async Task OnlyTheOwnerCanReadThem()
    {
        if (OperatingSystem.IsWindows())
            return;
        Harness.Pipeline = Auditing("select account_id from account_summary");
        Harness.Deliver(Good.Customers, Good.Accounts);
        (await Harness.RunAsync(_history.NextRunAt)).Ended(ExitCode.AuditFailed);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(FailureFile()));
        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.Combine(Harness.Reports, "failures")));
    }

    [Fact]
    public async Task RowsWithoutAKeyAreKeptAndNoneOfThemIsShown()
    {
        Harness.Pipeline = Auditing("select original_balance_amount from account_summary");
        Harness.Deliver(Good.Customers, Good.Accounts);

        var run = (await Harness.RunAsync(_history.NextRunAt)).Ended(ExitCode.AuditFailed);

        Assert.DoesNotContain("keys:", run.Out, StringComparison.Ordinal);
        Assert.Equal(["original_balance_amount", "4.00", "6.00"], await File.ReadAllLinesAsync(FailureFile(), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task KeysThatAModelRepeatsAreNamed()
    {
        Harness.Pipeline = Product.Reference.With("customer_profile", static m => m.Requeried(static s => s + "\nunion all\n" + s));
        Harness.Deliver(Good.Customers, Good.Accounts);

        var run = (await Harness.RunAsync(_history.NextRunAt)).Ended(ExitCode.AuditFailed);

        Assert.Contains("2 values of customer_id occur more than once (1; 2)", run.Out + run.Error, StringComparison.Ordinal);
        Assert.Equal(["customer_id", "1", "2"], (await File.ReadAllLinesAsync(FailureFile(), TestContext.Current.CancellationToken)).Select(static l => l.Split(',')[0]));
    }

    [Fact]
    public async Task ACheckThatFailsKeepsThemToo()
    {
        await _history.AddAsync(Good);
        Harness.Pipeline = Auditing("select account_id from account_summary where original_balance_amount = 6");

        (await Harness.CheckAsync()).Ended(ExitCode.AuditFailed);

        Assert.Equal(["account_id", "B1"], await File.ReadAllLinesAsync(FailureFile(), TestContext.Current.CancellationToken));
    }

    private string FailureFile() => Assert.Single(Directory.GetFiles(Path.Combine(Harness.Reports, "failures"), "*", SearchOption.AllDirectories));

    private static PipelineDefinition Auditing(string sql) => Product.Reference with
    {
        SingularAudits =
        [
            .. Product.Reference.SingularAudits,
            new AuditDefinition
            {
                Name = "five_is_forbidden",
                Type = AuditType.Singular,
                Model = "account_summary",
                Layer = ModelLayer.Marts,
                FailingRows = new(sql, sql),
                Reads = ["account_summary"],
                Fingerprint = sql,
            },
        ],
    };
}
