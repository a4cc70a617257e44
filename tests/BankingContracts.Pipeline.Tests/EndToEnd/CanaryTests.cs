using BankingContracts.Engine.Specification;
using BankingContracts.Runtime;
using BankingContracts.Runtime.Definitions;

namespace BankingContracts.Pipeline.Tests.EndToEnd;

/// <summary>
/// Values of columns that are no key are printed where they are asked for and nowhere else: every value of such a column is a canary here,
/// and every kind of failure is tried in every format. Files of failing rows hold values; only their owner can read them.
/// </summary>
public sealed class CanaryTests : IDisposable
{
    private static readonly Delivered Good = Delivered.Lines(["1,17,yes", "2,18,no"], ["A1,1,4,savings", "B1,2,6,savings"]);

    private static readonly Delivered Canaries = Delivered.Lines(
        ["1,canaryone,yes", "2,canarytwo,no", "3,canarythree,canaryloan", "4,canaryfour,no,canarysurplus", "5,canaryfive,no", "5,canarysix,no"],
        ["A1,1,700.01,savings", "B1,2,700.02,savings", "C1,2,canarybalance,savings", "D1,2,7,canarytype", "E1", "F1,9,700.03,savings"]);

    private static readonly string[] Formats = ["table", "json", "csv"];

    private readonly PipelineHarness _harness = new();

    public static TheoryData<string> Failures => [.. Pipelines.Keys];

    private static Dictionary<string, Func<PipelineDefinition>> Pipelines => new()
    {
        ["none"] = () => Product.Reference,
        ["a cast in a model"] = () => Model("cast(c.customer_name as decimal(18,2))"),
        ["an error that repeats a text"] = () => Model("case when error(c.customer_name) is null then 1 end"),
        ["a pattern in a model"] = () => Model("length(regexp_replace(c.customer_name, c.customer_name || '(', 'x'))"),
        ["a number that outgrows its type"] = () => Model("cast(a.balance_amount as integer) * 2147483647"),
        ["a date that does not exist"] = () => Model("length(cast(make_date(2026, 2, cast(a.balance_amount as integer)) as varchar))"),
        ["a subquery with several rows"] = () => Model("(select x.balance_amount from snap_account as x)"),
        ["a key that repeats"] = () => Product.Reference.With("customer_profile", m => m.Requeried(s => s + "\nunion all\n" + s)),
        ["a failing audit"] = () => Audit("customer_name like '%'"),
        ["an audit that a value breaks"] = () => Audit("cast(customer_name as integer) = 1"),
        ["an audit over text that is no JSON"] = () => Audit("json_extract(customer_name, '$.x') is null"),
        ["a view that is exported"] = () => Product.Reference.With("account_summary", m => m.Requeried(s => s.Replace(
            "balance_amount as original_balance_amount", "cast(cast(balance_amount as integer) * 2147483647 as decimal(18,2)) as original_balance_amount", StringComparison.Ordinal)) is var edited
            ? edited with { Body = (QueryBody)edited.Body with { Materialization = Materialization.View }, Audits = [] }
            : m),
    };

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task NoValueLeavesTheDatabaseUnasked(string failure)
    {
        var day = 0;
        foreach (var isFirst in new[] { true, false })
        {
            _harness.Pipeline = Product.Reference;
            if (!isFirst)
                (await DeliverAsync(Good, ++day)).Ended(ExitCode.Done);
            _harness.Pipeline = Pipelines[failure]();
            foreach (var format in (string[])["table", "json"])
                AssertSilent(await DeliverAsync(Canaries, ++day, "--format", format), format);
        }

        // What is in the database now is audited and looked at too.
        _harness.Pipeline = Product.Reference;
        (await DeliverAsync(Canaries, ++day)).Ended(ExitCode.Done);
        _harness.Pipeline = Pipelines[failure]();
        foreach (var format in Formats)
            AssertSilent(await _harness.InvokeAsync("check", "--reports", _harness.Reports, "--format", format), format);
    }

    [Fact]
    public async Task NoValueIsPartOfWhatARunWouldDoOrOfTheDiagnosis()
    {
        (await DeliverAsync(Canaries, 1)).Ended(ExitCode.Done);

        foreach (var format in Formats)
        {
            AssertSilent(await DeliverAsync(Canaries, 2, "--format", format), format);
            AssertSilent(await _harness.InvokeAsync("plan", "--input", _harness.Inputs, "--format", format), format);
            AssertSilent(await _harness.InvokeAsync("doctor", "--input", _harness.Inputs, "--format", format), format);
        }
    }

    [Fact]
    public async Task TheValuesAreThereForThoseWhoAsk()
    {
        (await DeliverAsync(Canaries, 1)).Ended(ExitCode.Done);

        Assert.Contains("canaryone", (await _harness.InvokeAsync("query", "select * from stg_customer")).Out, StringComparison.Ordinal);
        Assert.Contains("canaryone", (await _harness.InvokeAsync("history", "snap_customer", "1")).Out, StringComparison.Ordinal);
        Assert.Contains("canarybalance", (await _harness.InvokeAsync("quarantine")).Out, StringComparison.Ordinal);
    }

    public void Dispose() => _harness.Dispose();

    private static PipelineDefinition Model(string expression) => Product.Reference.With("int_account_with_customer", m => m.Requeried(
        s => s.Replace("    a.balance_amount,", $"    cast({expression} as decimal(18,2)) as balance_amount,", StringComparison.Ordinal)));

    private static PipelineDefinition Audit(string condition) => Product.Reference.With("snap_customer", m => m with
    {
        Audits =
        [
            .. m.Audits,
            new AuditDefinition
            {
                Name = "canary_audit",
                Type = AuditType.ExpressionIsTrue,
                Model = "snap_customer",
                Layer = ModelLayer.Snapshots,
                FailingRows = SqlText.Portable($"select * from snap_customer where ({condition}) is true"),
                FailingCondition = SqlText.Portable($"({condition}) is true"),
                Reads = ["snap_customer"],
                Fingerprint = condition,
            },
        ],
    });

    private void AssertSilent(ProgramRun run, string format)
    {
        Assert.NotEqual(ExitCode.Bug, run.ExitCode);
        var said = run.Out + run.Error + string.Concat(Directory.EnumerateFiles(_harness.Reports).Select(File.ReadAllText));
        foreach (var canary in (string[])["canaryone", "canarytwo", "canarythree", "canaryfour", "canaryfive", "canarysix", "canaryloan", "canarysurplus", "canarybalance", "canarytype", "700.01", "700.02"])
            Assert.False(said.Contains(canary, StringComparison.Ordinal), $"{format} shows {canary}: {said}");
    }

    private Task<ProgramRun> DeliverAsync(Delivered delivered, int day, params string[] options)
    {
        _harness.Deliver(delivered.Customers, delivered.Accounts);
        return _harness.RunAsync(new DateTime(2026, 1, day, 6, 0, 0, DateTimeKind.Utc), ["--allow-mass-quarantine", "--allow-mass-delete", .. options]);
    }
}
