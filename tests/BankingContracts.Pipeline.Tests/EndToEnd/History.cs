using BankingContracts.Engine.Specification.Oracle;
using BankingContracts.Runtime;

namespace BankingContracts.Pipeline.Tests.EndToEnd;

/// <summary>Runs the product and the oracle side by side, a delivery a day, and compares every table after each.</summary>
public sealed class History : IDisposable
{
    private static readonly DateTime Start = new(2026, 1, 1, 6, 30, 0, 250, DateTimeKind.Utc);

    private readonly Dictionary<string, string> _versionIds = [];
    private int _day;

    /// <summary>The product's directories.</summary>
    public PipelineHarness Harness { get; } = new();

    /// <summary>The oracle.</summary>
    public ReferencePipeline Oracle { get; } = new();

    /// <summary>The timestamp of the last run.</summary>
    public DateTime LastRunAt => Start.AddDays(_day);

    /// <summary>The timestamp of the next run.</summary>
    public DateTime NextRunAt => Start.AddDays(_day + 1);

    /// <summary>Delivers, runs both and compares.</summary>
    public async Task<ProgramRun> AddAsync(Delivered delivered)
    {
        Harness.Deliver(delivered.Customers, delivered.Accounts);
        var run = (await Harness.RunAsync(NextRunAt, delivered.Options)).Ended(ExitCode.Done);
        _day++;
        Oracle.Run(LastRunAt, delivered.Customers, delivered.Accounts);
        Harness.AssertTables(Oracle, $"after day {_day}");
        AssertVersionIds("snap_customer", "customer_id");
        AssertVersionIds("snap_account", "account_id");
        return run;
    }

    /// <summary>Another history with a copy of the product's directories. The oracle is not copied: nothing is compared after it.</summary>
    public History Copy()
    {
        var copy = new History { _day = _day };
        Harness.CopyTo(copy.Harness);
        return copy;
    }

    /// <inheritdoc/>
    public void Dispose() => Harness.Dispose();

    // Ids are the product's to choose, but unique and the same for ever.
    private void AssertVersionIds(string snapshot, string key)
    {
        var versions = Harness.Query($"select {key}, dbt_valid_from, dbt_scd_id from {Harness.TableOf(snapshot)}");
        Assert.Distinct(versions.Select(v => v[2]));
        foreach (var version in versions)
        {
            var identity = $"{snapshot} {version[0]} {version[1]}";
            Assert.Equal(_versionIds.TryAdd(identity, version[2]!) ? version[2] : _versionIds[identity], version[2]);
        }
    }
}
