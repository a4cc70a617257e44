using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using BankingContracts.Server.Runs;
using BankingContracts.Server.Store;
using BankingContracts.Server.Tests.Alerts;
using DuckDB.NET.Data;

namespace BankingContracts.Server.Tests.Faults;

/// <summary>
/// The process of the service is killed at random moments, again and again, while schedules of seconds run and files arrive. SERVER_KILLS says how often, SERVER_SEED
/// repeats the moments.
/// </summary>
public sealed class KillTests : IAsyncLifetime
{
    private const int UsualKills = 6;
    private const int LongestLife = 6000;

    private readonly TestFolder _folder = new();
    private WebhookReceiver _receiver = null!;
    private readonly int _seed = Number("SERVER_SEED", Environment.TickCount & 0xFFFF);

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        _receiver = await WebhookReceiver.StartAsync();
        Environment.SetEnvironmentVariable("OFTEN_HOOK", _receiver.Url);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Environment.SetEnvironmentVariable("OFTEN_HOOK", null);
        await _receiver.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    [Fact]
    public async Task NothingIsLostAndNothingIsDoneTwice()
    {
        var random = new Random(_seed);
        var delivered = new List<string>();
        Deliver(delivered);
        for (var kill = 0; kill < Number("SERVER_KILLS", UsualKills); kill++)
        {
            using var program = ServedProgram.Start(_folder);
            await Task.Delay(random.Next(LongestLife), Ending);
            if (random.Next(2) == 0)
                Deliver(delivered);
            await program.KillAsync();
        }

        await SettleAsync();

        var store = new ServiceStore(StoreAddress.Of(_folder.Of("service", "service.sqlite")));
        var runs = await new RunRecords(store).ListAsync(new(int.MaxValue), Ending);
        await AssertEveryDueTimeHasOneRunAsync(new ScheduleRecords(store), runs);
        await AssertEveryAlertWasSentAsync(new AlertRecords(store), runs);
        AssertDatabase(runs, delivered);
    }

    private static int Number(string variable, int usual) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : usual;

    /// <summary>A new balance arrives, all at once, as a careful sender does it. An account without a customer makes every run warn.</summary>
    private void Deliver(List<string> delivered)
    {
        delivered.Add(string.Create(CultureInfo.InvariantCulture, $"{delivered.Count + 1}.00"));
        Directory.CreateDirectory(_folder.Of("inputs"));
        File.WriteAllText(_folder.Of("inputs", "Customer.csv"), "CustomerID,Name,HasLoan\n1,Ada,Yes\n");
        File.WriteAllText(_folder.Of("inputs", "new"), $"AccountID,CustomerID,Balance,AccountType\nACC1,1,{delivered[^1]},Savings\nACC2,2,1.00,Savings\n");
        File.Move(_folder.Of("inputs", "new"), _folder.Of("inputs", "accounts.csv"), overwrite: true);
    }

    /// <summary>A last service does what is left, and a last run loads what arrived last.</summary>
    private async Task SettleAsync()
    {
        using var program = ServedProgram.Start(_folder);
        var address = await program.Address;
        Assert.True(address is not null, $"Seed {_seed}: the service ended.\n{program.Output}");
        using var client = new HttpClient { BaseAddress = address };
        foreach (var schedule in new[] { "all", "marts", "then" })
            (await client.PostAsync($"/api/v1/schedules/{schedule}/pause", null, Ending)).EnsureSuccessStatusCode();
        (await client.PostAsJsonAsync("/api/v1/runs", new { }, Ending)).EnsureSuccessStatusCode();
        while (await CountAsync(client, "runs?state=queued") + await CountAsync(client, "runs?state=running") > 0)
            await Task.Delay(100, Ending);
        while (await CountAsync(client, "alerts?state=waiting") > 0)
            await Task.Delay(100, Ending);
        Assert.Equal(0, await program.StopAsync());
    }

    private static async Task<long> CountAsync(HttpClient client, string which) =>
        (await client.GetFromJsonAsync<JsonElement>($"/api/v1/{which}&limit=1", Ending)).GetProperty("total").GetInt64();

    /// <summary>Each due time of the schedule without exceptions has one run that succeeded: its own, or one that took its place. No time is missing.</summary>
    private async Task AssertEveryDueTimeHasOneRunAsync(ScheduleRecords schedules, IReadOnlyList<RunEntry> runs)
    {
        var due = (await schedules.DueAsync("all", int.MaxValue, Ending)).Where(d => d.Outcome != "paused").OrderBy(d => d.At).ToList();
        Assert.NotEmpty(due);
        Assert.All(due.Zip(due.Skip(1)), pair => Assert.True(pair.Second.At - pair.First.At == TimeSpan.FromSeconds(4), $"Seed {_seed}: nothing was due between {pair.First.At:O} and {pair.Second.At:O}."));
        Assert.All(due, d => Assert.Equal("run", d.Outcome));
        foreach (var time in due)
        {
            var ofTime = runs.Where(r => r.Schedule == "all" && r.DueAt == time.At).ToList();
            Assert.Contains(ofTime, r => r.Id == time.RunId);
            Assert.True(ofTime.Count(r => r.State == RunState.Succeeded) == 1, $"Seed {_seed}: the runs of {time.At:O} ended like this: {string.Join(", ", ofTime.Select(r => r.State))}.");
            Assert.All(ofTime, r => Assert.True(r.State is RunState.Succeeded or RunState.Interrupted, r.Message));
        }

        var others = runs.Where(r => r.Schedule == "all" && r.DueAt is { } at && !due.Exists(d => d.At == at));
        Assert.Empty(others);
        Assert.DoesNotContain(runs, r => !r.State.IsFinal());
    }

    /// <summary>Each run that warned raised one alert, and the receiver has taken every alert.</summary>
    private async Task AssertEveryAlertWasSentAsync(AlertRecords records, IReadOnlyList<RunEntry> runs)
    {
        var alerts = await records.ListAsync(new(int.MaxValue), Ending);
        Assert.Equal(
            runs.Where(r => r is { State: RunState.Succeeded, Warned: > 0 }).Select(r => r.Id).Order(StringComparer.Ordinal),
            alerts.Where(a => a.Event == "warning").Select(a => a.RunId).Order(StringComparer.Ordinal));
        Assert.NotEmpty(alerts);
        Assert.All(alerts, a => Assert.Equal(AlertState.Sent, a.State));
        Assert.Subset(
            _receiver.Taken.Select(t => (t.Body.GetProperty("event").GetString()!, t.Body.GetProperty("run_id").GetString())).ToHashSet(),
            alerts.Select(a => (a.Event, a.RunId)).ToHashSet());
    }

    /// <summary>The database has each run that the service calls committed, once and no other, and the versions of the account are those that arrived, in order.</summary>
    private void AssertDatabase(IReadOnlyList<RunEntry> runs, List<string> delivered)
    {
        using var connection = new DuckDBConnection($"DataSource={_folder.Of("bank.duckdb")};ACCESS_MODE=READ_ONLY");
        connection.Open();
        var committed = Texts("select run_id from pipeline.runs order by 1");
        Assert.Equal(committed.Distinct(), committed);
        Assert.Equal(committed, runs.Where(r => r.IsCommitted).Select(r => r.Id).Order(StringComparer.Ordinal));
        var versions = Texts("select balance_amount::varchar from snapshots.snap_account where account_id = 'ACC1' order by dbt_valid_from");
        Assert.Equal(versions, delivered.Where(versions.Contains));
        Assert.Equal(delivered[^1], versions[^1]);
        Assert.Equal(versions.Count.ToString(CultureInfo.InvariantCulture), Assert.Single(Texts("select count(*)::varchar from pipeline.files where source = 'src_account'")));
        Assert.Equal(delivered[^1], Assert.Single(Texts("select balance_amount::varchar from staging.stg_account where account_id = 'ACC1'")));

        List<string> Texts(string sql)
        {
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            using var reader = command.ExecuteReader();
            var texts = new List<string>();
            while (reader.Read())
                texts.Add(reader.GetString(0));
            return texts;
        }
    }
}
