using BankingContracts.Engine.Specification;
using BankingContracts.Runtime;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.DuckDb;
using BankingContracts.Runtime.Engines;

namespace BankingContracts.Pipeline.Tests.EndToEnd;

/// <summary>Models whose contract was removed, in a database that still has them.</summary>
public sealed class PruneTests(PruneTests.Loaded loaded) : IClassFixture<PruneTests.Loaded>, IDisposable
{
    private static readonly string[] Accounts =
        ["src_account", "stg_account", "quarantine_stg_account", "snap_account", "int_account_with_customer", "int_savings_account_only", "account_summary", "customer_profile"];

    // A row too many for its key, a ragged row and a row that leaves, so that every table beside the models has rows.
    private static readonly Delivered First = Delivered.Lines(
        ["1,Ada,yes", "2,Bob,no"], ["A1,1,100.00,savings", "B1,2,200.00,savings", "B1,2,200.00,savings", "C1,2,x,savings", "D1,2"]);

    private static readonly Delivered Second = Delivered.Lines(
        ["1,Ada,yes", "2,Bob,no"], ["A1,1,150.00,savings", "B1,2,200.00,savings", "B1,2,200.00,savings", "D1,2"]);

    private History _history = loaded.History.Copy();

    private PipelineHarness Harness => _history.Harness;

    public void Dispose() => _history.Dispose();

    [Theory]
    [InlineData("customer_profile")]
    [InlineData("snap_account", "int_account_with_customer", "int_savings_account_only", "account_summary", "customer_profile")]
    [InlineData("src_account", "stg_account", "quarantine_stg_account", "snap_account", "int_account_with_customer", "int_savings_account_only", "account_summary", "customer_profile")]
    public async Task NothingOfARetiredModelStays(params string[] retired)
    {
        Retire(retired);
        var kept = KeptTables();

        (await Harness.InvokeAsync("prune", "--yes")).Ended(ExitCode.Done);

        Assert.DoesNotContain(Tables(), t => retired.Any(r => IsOf(t, r)));
        var names = string.Join(", ", retired.Select(r => $"'{r}'"));
        Assert.Empty(Harness.Query($"select model from pipeline.models where model in ({names})"));
        Assert.Empty(Harness.Query($"select model from pipeline.totals where model in ({names})"));
        Assert.Empty(Harness.Query($"select file from pipeline.files where source in ({names})"));
        Assert.Empty(Harness.Query($"select file from pipeline.ragged_rows where source in ({names})"));
        Assert.Subset(Harness.Pipeline.Audits.Select(a => a.Name).ToHashSet(), Harness.Query("select audit from pipeline.audits").Select(r => r[0]!).ToHashSet());
        Assert.Equal(kept, KeptTables());
        Assert.Contains("Nothing to remove", (await Harness.InvokeAsync("prune")).Ended(ExitCode.Done).Out, StringComparison.Ordinal);
        Assert.DoesNotContain("retired", (await Harness.InvokeAsync("doctor", "--input", Harness.Inputs)).Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("customer_profile")]
    [InlineData("src_account", "stg_account", "quarantine_stg_account", "snap_account", "int_account_with_customer", "int_savings_account_only", "account_summary", "customer_profile")]
    public async Task TheRunAfterIsTheOneWithoutPruning(params string[] retired)
    {
        using var other = new PruneTests(loaded);
        Retire(retired);
        other.Retire(retired);

        (await Harness.InvokeAsync("prune", "--yes")).Ended(ExitCode.Done);
        foreach (var test in (PruneTests[])[this, other])
        {
            test.Harness.Deliver(Delivered.Lines(["1,Ada,no", "3,Eve,no"], []).Customers, Second.Accounts);
            (await test.Harness.RunAsync(_history.NextRunAt)).Ended(ExitCode.Done);
        }

        Assert.Equal(other.KeptTables(), KeptTables());
    }

    [Fact]
    public async Task ModelsThatReturnAreCreatedAnew()
    {
        var whole = Harness.Pipeline;
        Retire(Accounts);
        (await Harness.InvokeAsync("prune", "--yes")).Ended(ExitCode.Done);

        Harness.Pipeline = whole;
        (await Harness.RunAsync(_history.NextRunAt)).Ended(ExitCode.Done);

        Assert.Equal([["1", "150.00"], ["2", "200.00"]], Harness.Query("select customer_id, total_balance_amount from marts.customer_profile order by 1"));
        Assert.Equal([["A1", "150.00"], ["B1", "200.00"]], Harness.Query("select account_id, balance_amount from snapshots.snap_account order by 1"));
        (await Harness.CheckAsync()).Ended(ExitCode.Done);
    }

    [Fact]
    public async Task WithoutConsentTheDatabaseStaysAsItIs()
    {
        Retire("customer_profile");
        var before = Harness.Fingerprint();

        var run = (await Harness.InvokeAsync("prune")).Ended(ExitCode.BadInput);

        Assert.Contains("marts.customer_profile", run.Out, StringComparison.Ordinal);
        Assert.Contains("--yes", run.Error, StringComparison.Ordinal);
        Assert.Equal(before, Harness.Fingerprint());
    }

    [Fact]
    public async Task AViewOfAnEarlierContractIsNotBroken()
    {
        const string View = "int_account_with_customer";
        await ReloadAsync(View);
        Retire("customer_profile");
        Harness.Pipeline = Harness.Pipeline.With(View, m => m);
        var before = Harness.Fingerprint();

        var run = (await Harness.InvokeAsync("prune", "--yes")).Ended(ExitCode.BadInput);

        Assert.Contains(View, run.Error, StringComparison.Ordinal);
        Assert.Equal(before, Harness.Fingerprint());
        (await Harness.RunAsync(_history.NextRunAt)).Ended(ExitCode.Done);
        (await Harness.InvokeAsync("prune", "--yes")).Ended(ExitCode.Done);
    }

    [Fact]
    public async Task ARetiredViewIsRemovedToo()
    {
        await ReloadAsync("int_savings_account_only");
        Retire("int_savings_account_only", "account_summary", "customer_profile");

        (await Harness.InvokeAsync("prune", "--yes")).Ended(ExitCode.Done);

        Assert.DoesNotContain("intermediate.int_savings_account_only", Tables());
        (await Harness.RunAsync(_history.NextRunAt)).Ended(ExitCode.Done);
    }

    [Fact]
    public async Task ADatabaseInUseIsLocked()
    {
        Retire("customer_profile");
        await using var reader = await new DuckDbEngineProvider().Create(new EngineSettings(Harness.Database))
            .OpenReaderAsync(Harness.Pipeline, TestContext.Current.CancellationToken);

        (await Harness.InvokeAsync("prune", "--yes")).Ended(ExitCode.Locked);
    }

    private static bool IsOf(string table, string model) => table[(table.IndexOf('.', StringComparison.Ordinal) + 1)..] is var name
        && (name == model || (table.StartsWith("pipeline.", StringComparison.Ordinal) && name.EndsWith("_" + model, StringComparison.Ordinal)));

    /// <summary>Loads everything with a model as a view.</summary>
    private async Task ReloadAsync(string view)
    {
        _history.Dispose();
        _history = new();
        Harness.Pipeline = Harness.Pipeline.With(view, m => m with { Body = (QueryBody)m.Body with { Materialization = Materialization.View } });
        await Loaded.LoadAsync(_history);
    }

    private void Retire(params string[] models)
    {
        Assert.All(models, m => Assert.Contains(Tables(), t => IsOf(t, m)));
        Harness.Pipeline = Harness.Pipeline.Without(models);
    }

    private IEnumerable<string> Tables() =>
        Harness.Query("select table_schema || '.' || table_name from information_schema.tables where table_schema not in ('information_schema', 'pg_catalog') order by 1").Select(r => r[0]!);

    private IReadOnlyList<string> KeptTables() =>
        [.. Tables().Where(t => Harness.Pipeline.Models.Any(m => IsOf(t, m.Name))).SelectMany(t => Harness.Query($"select * from {t}").Select(r => $"{t}: {string.Join(" | ", r)}").Order(StringComparer.Ordinal))];

    /// <summary>A history of two days, of which each test has a copy.</summary>
    public sealed class Loaded : IAsyncLifetime
    {
        public History History { get; } = new();

        public static async Task LoadAsync(History history)
        {
            await history.AddAsync(First);
            await history.AddAsync(Second);
        }

        public ValueTask InitializeAsync() => new(LoadAsync(History));

        public ValueTask DisposeAsync()
        {
            History.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
