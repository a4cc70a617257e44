using System.Globalization;
using BankingContracts.Engine.Specification;
using BankingContracts.Runtime;
using BankingContracts.Runtime.Definitions;

namespace BankingContracts.Pipeline.Tests.EndToEnd;

/// <summary>A value that breaks a user's SQL ends the run with exit code 1, and the message says where, on which row, and what to write.</summary>
public sealed class SqlFaultTests : IDisposable
{
    private const string Balance = "    a.balance_amount,";

    private static readonly Delivered Good = Delivered.Lines(["1,17,yes", "2,18,no"], ["A1,1,4,savings", "B1,2,6,savings", "C1,1,7,savings"]);
    private static readonly Delivered Bad = Delivered.Lines(["1,17,yes", "2,canary,no"], ["A1,1,4,savings", "B1,2,6,savings", "C1,1,7,savings"]);

    private static readonly Delivered TwoOfOneCustomer = Delivered.Lines(["1,17,yes", "2,canary,no"], ["A1,1,4,savings", "B1,2,6,savings", "C1,2,7,savings"]);
    private static readonly Delivered OneOfEachCustomer = Delivered.Lines(["1,17,yes", "2,18,no"], ["A1,1,4,savings", "B1,2,6,savings"]);

    private readonly PipelineHarness _harness = new();

    public static TheoryData<string, string, string> Expressions => new()
    {
        { "cast(c.customer_name as decimal(18,2))", "cannot be converted to decimal(18,2)", "try_cast" },
        { "length(cast(cast(case when c.customer_name = 'canary' then c.customer_name else '2026-01-01' end as date) as varchar))", "cannot be converted to date", "try_cast" },
        { "case when c.customer_name = 'canary' then cast(99999999 as decimal(10,2)) * cast(9999999999999999999999999999 as decimal(30,2)) else 1 end", "is too large for", "wider" },
        { "case when c.customer_name = 'canary' then cast(a.balance_amount as integer) * 2147483647 else 1 end", "is too large for", "wider" },
        { "cast(case when c.customer_name = 'canary' then 99999999999999999999 else 1 end as decimal(20,0))", "does not fit decimal(18,2)", "wider" },
        { "length(cast(make_date(2026, 2, case when c.customer_name = 'canary' then 30 else 3 end) as varchar))", "does not exist", "CASE" },
        { "length(regexp_replace('x', case when c.customer_name = 'canary' then c.customer_name || '(' else 'y' end, ''))", "not a regular expression", "constant pattern" },
        { "(select unnest(case when c.customer_name = 'canary' then [1, 2] else [1] end))", "returns several rows", "Aggregate in the subquery" },
        { "ln(case when c.customer_name = 'canary' then 0 else 1 end)", "logarithm", "CASE" },
        { "length(substring(c.customer_name, case when c.customer_name = 'canary' then 9223372036854775807 else 1 end))", "out of range", "least" },
        { "year(case when c.customer_name = 'canary' then timestamp '290000-01-01' else timestamp '2000-01-01' end + interval '10000' year)", "out of range", "CASE" },
    };

    [Theory]
    [MemberData(nameof(Expressions))]
    public async Task AValueThatBreaksAModelIsToldWithTheModelTheLineAndTheKey(string expression, string what, string remedy)
    {
        _harness.Pipeline = With(expression);
        foreach (var isFirst in new[] { false, true })
        {
            if (!isFirst)
                (await DeliverAsync(Good, 1)).Ended(ExitCode.Done);
            else
                File.Delete(_harness.Database);

            var run = (await DeliverAsync(Bad, 2)).Ended(ExitCode.AuditFailed);

            foreach (var said in new[] { "The SQL of int_account_with_customer (intermediate/int_account_with_customer.sql, line 5) fails on a value", what, remedy, "the row of snap_customer with customer_id '2'" })
                Assert.True(run.Error.Contains(said, StringComparison.Ordinal), $"'{said}' is not in: {run.Error}");
            Assert.DoesNotContain("canary", run.Out + run.Error, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("sum({0})", "9.9e35")]
    [InlineData("sum({0})", "6e35")] // 39 digits, which the engine would store.
    [InlineData("sum(-{0})", "6e35")]
    [InlineData("avg({0})", "9.9e35")]
    [InlineData("sum(sum({0})) over (partition by c.has_loan_flag order by c.customer_id)", "6e35")]
    public async Task AGroupWhoseSumOutgrowsItsTypeIsTold(string aggregate, string amount)
    {
        var summed = string.Format(CultureInfo.InvariantCulture, aggregate, $"(case when c.customer_name = 'canary' then cast('{amount}' as decimal(38,2)) else 1 end)");
        _harness.Pipeline = Product.Reference.With(
            "customer_profile", m => m.Requeried(s => s.Replace("sum(s.original_balance_amount)", summed, StringComparison.Ordinal)));

        var run = (await DeliverAsync(TwoOfOneCustomer, 1)).Ended(ExitCode.AuditFailed);

        Assert.Contains("The SQL of customer_profile (marts/customer_profile.sql, line 6) fails on a value in column total_balance_amount: a number is too large for", run.Error, StringComparison.Ordinal);
        AssertGroup(run);
    }

    // The engine computes a window also for columns that do not need it, so that all of them fail.
    [Fact]
    public async Task AWindowWhoseSumOutgrowsItsTypeIsTold()
    {
        _harness.Pipeline = Product.Reference.With("customer_profile", m => m.Requeried(s => s.Replace(
            "sum(s.original_balance_amount)",
            "sum(sum(case when c.customer_name = 'canary' then cast('9.9e35' as decimal(38,2)) else 1 end)) over (partition by c.customer_id)",
            StringComparison.Ordinal)));

        var run = (await DeliverAsync(TwoOfOneCustomer, 1)).Ended(ExitCode.AuditFailed);

        Assert.Contains("The SQL of customer_profile (marts/customer_profile.sql) fails on a value: a number is too large for", run.Error, StringComparison.Ordinal);
        AssertGroup(run);
    }

    [Fact]
    public async Task TheGreatestNumberOfItsTypeIsStored()
    {
        var greatest = new string('9', 36) + ".99";
        _harness.Pipeline = Product.Reference.With("customer_profile", m => m.Requeried(s => s.Replace(
            "sum(s.original_balance_amount)", $"sum(case when s.account_id = 'A1' then cast('{greatest}' as decimal(38,2)) else -cast('{greatest}' as decimal(38,2)) end)", StringComparison.Ordinal)) with
        {
            Audits = [],
        }) with
        {
            SingularAudits = [],
        };

        (await DeliverAsync(OneOfEachCustomer, 1)).Ended(ExitCode.Done);

        Assert.Equal([[greatest], ["-" + greatest]], _harness.Query("select total_balance_amount from marts.customer_profile order by customer_id"));
    }

    [Fact]
    public async Task AGroupWhoseSumOutgrowsItsTypeInASingularTestIsTold()
    {
        const string sql = "select customer_id\nfrom account_summary\ngroup by customer_id\nhaving sum(cast('9.9e35' as decimal(38,2))) < 0";
        _harness.Pipeline = Product.Reference with
        {
            SingularAudits =
            [
                .. Product.Reference.SingularAudits,
                new AuditDefinition
                {
                    Name = "no_debts",
                    Type = AuditType.Singular,
                    Model = "account_summary",
                    Layer = ModelLayer.Marts,
                    File = "tests/no_debts.sql",
                    FailingRows = SqlText.Portable(sql),
                    Reads = ["account_summary"],
                    Fingerprint = "no_debts",
                },
            ],
        };

        var run = (await DeliverAsync(TwoOfOneCustomer, 1)).Ended(ExitCode.AuditFailed);

        Assert.Contains("1 audit failed (no_debts)", run.Error, StringComparison.Ordinal);
        var words = Words(run.Out);
        Assert.Contains("The audit no_debts on account_summary (tests/no_debts.sql) fails on a value: a number is too large for", words, StringComparison.Ordinal);
        Assert.Contains("the rows of account_summary with account_id 'B1'; account_id 'C1'", words, StringComparison.Ordinal);
        Assert.DoesNotContain("00000", run.Out + run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheValuesAreShownWhenTheyAreAskedFor()
    {
        _harness.Pipeline = With("cast(c.customer_name as decimal(18,2))");

        var run = (await DeliverAsync(Bad, 1, "--show-values")).Ended(ExitCode.AuditFailed);

        Assert.Contains("customer_name 'canary'", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NothingIsChangedAndTheNextDeliveryIsLoaded()
    {
        _harness.Pipeline = With("cast(c.customer_name as decimal(18,2))");
        (await DeliverAsync(Good, 1)).Ended(ExitCode.Done);
        var before = _harness.Fingerprint();

        (await DeliverAsync(Bad, 2)).Ended(ExitCode.AuditFailed);

        Assert.Equal(before, _harness.Fingerprint());
        (await DeliverAsync(Good, 3)).Ended(ExitCode.Done);
    }

    [Fact]
    public async Task AViewIsNamedWhereAModelReadsIt()
    {
        _harness.Pipeline = With("cast(c.customer_name as decimal(18,2))")
            .With("int_account_with_customer", m => m with { Body = (QueryBody)m.Body with { Materialization = Materialization.View } });

        var run = (await DeliverAsync(Bad, 1)).Ended(ExitCode.AuditFailed);

        Assert.Contains("The SQL of int_account_with_customer (intermediate/int_account_with_customer.sql, line 5)", run.Error, StringComparison.Ordinal);
        Assert.Contains("the row of snap_customer with customer_id '2'", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task AnAuditThatAValueBreaksIsNamedAloneAndTheOthersAreNotBlamed(bool isRowByRow)
    {
        _harness.Pipeline = Product.Reference;
        (await DeliverAsync(Good, 1)).Ended(ExitCode.Done);
        _harness.Pipeline = Audited(isRowByRow);

        foreach (var run in new[] { await DeliverAsync(Bad, 2), await CheckedAsync() })
        {
            run.Ended(ExitCode.AuditFailed);
            Assert.Contains("1 audit failed (number_name)", run.Error, StringComparison.Ordinal);
            Assert.Contains("The audit number_name on snap_customer (snapshots/snap_customer.yml, column customer_name, test expression_is_true) fails on a value", Words(run.Out), StringComparison.Ordinal);
            Assert.Equal("snapshots/snap_customer.yml", _harness.LatestReport.Root.GetProperty("errors")[0].GetProperty("declared_in").GetString());
            Assert.Contains("cannot be converted to integer", run.Out, StringComparison.Ordinal);
            Assert.Contains("customer_id '2'", run.Out, StringComparison.Ordinal);
            Assert.DoesNotContain("canary", run.Out + run.Error, StringComparison.Ordinal);
            Assert.Equal(["number_name"], _harness.LatestReport.Errors);
        }

        async Task<ProgramRun> CheckedAsync()
        {
            _harness.Pipeline = Product.Reference;
            (await DeliverAsync(Bad, 3)).Ended(ExitCode.Done);
            _harness.Pipeline = Audited(isRowByRow);
            return await _harness.CheckAsync();
        }
    }

    public void Dispose() => _harness.Dispose();

    private static void AssertGroup(ProgramRun run)
    {
        Assert.Contains("the row of snap_customer with customer_id '2'", run.Error, StringComparison.Ordinal);
        Assert.Contains("the rows of account_summary with account_id 'B1'; account_id 'C1'", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", run.Out + run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("00000", run.Out + run.Error, StringComparison.Ordinal);
    }

    /// <summary>The text without the breaks of its lines.</summary>
    private static string Words(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static PipelineDefinition With(string expression) => Product.Reference.With(
        "int_account_with_customer", m => m.Requeried(s => s.Replace(Balance, $"    cast({expression} as decimal(18,2)) as balance_amount,", StringComparison.Ordinal)));

    private static PipelineDefinition Audited(bool isRowByRow)
    {
        const string condition = "(cast(customer_name as integer) < 0) is true";
        var sql = SqlText.Portable($"select * from snap_customer where {condition}");
        var audit = new AuditDefinition
        {
            Name = "number_name",
            Type = AuditType.ExpressionIsTrue,
            Model = "snap_customer",
            Layer = ModelLayer.Snapshots,
            Column = "customer_name",
            File = "snapshots/snap_customer.yml",
            FailingRows = sql,
            FailingCondition = isRowByRow ? SqlText.Portable(condition) : null,
            Reads = ["snap_customer"],
            Fingerprint = "number_name",
        };
        return Product.Reference.With("snap_customer", m => m with { Audits = [.. m.Audits, audit] }) with { };
    }

    private Task<ProgramRun> DeliverAsync(Delivered delivered, int day, params string[] options)
    {
        _harness.Deliver(delivered.Customers, delivered.Accounts);
        return _harness.RunAsync(new DateTime(2026, 1, day, 6, 0, 0, DateTimeKind.Utc), options);
    }
}
