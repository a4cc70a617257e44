using System.Net.Http.Json;
using System.Text.Json;
using DuckDB.NET.Data;

namespace BankingContracts.Server.Tests.Faults;

/// <summary>Another process holds the database for longer than a run waits.</summary>
public sealed class LockedDatabaseTests : IDisposable
{
    private readonly TestFolder _folder = new();

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    /// <inheritdoc/>
    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    [Fact]
    public async Task TheRunIsTriedAgainUntilTheDatabaseIsFree()
    {
        TestService.Deliver(_folder);
        using var program = ServedProgram.Start(_folder, "--wait", "1s");
        using var client = new HttpClient { BaseAddress = await program.Address };
        foreach (var schedule in new[] { "all", "marts", "then" })
            await PostAsync(client, schedule, "pause");
        JsonElement failed;
        string? next;
        using (var held = new DuckDBConnection($"DataSource={_folder.Of("bank.duckdb")}"))
        {
            await OpenAsync(held);
            var run = await PostAsync(client, "locked", "run");
            (failed, next) = await EndAsync(client, run.GetProperty("id").GetString()!);
            Assert.Equal(("failed", 3), (failed.GetProperty("state").GetString(), failed.GetProperty("exit_code").GetInt32()));
        }

        while (failed.GetProperty("state").GetString() == "failed")
            (failed, next) = await EndAsync(client, next!);

        Assert.Equal("succeeded", failed.GetProperty("state").GetString());
        Assert.True(failed.GetProperty("attempt").GetInt32() > 1);
        Assert.Equal(0, await program.StopAsync());
    }

    /// <summary>The service itself may have the database open just now.</summary>
    private static async Task OpenAsync(DuckDBConnection connection)
    {
        while (true)
        {
            try
            {
                await connection.OpenAsync(Ending);
                return;
            }
            catch (DuckDBException)
            {
                await Task.Delay(50, Ending);
            }
        }
    }

    private static async Task<JsonElement> PostAsync(HttpClient client, string schedule, string what)
    {
        using var answer = await client.PostAsync($"/api/v1/schedules/{schedule}/{what}", null, Ending);
        answer.EnsureSuccessStatusCode();
        return what == "run" ? await TestService.JsonAsync(answer) : default;
    }

    private static async Task<(JsonElement Run, string? Next)> EndAsync(HttpClient client, string id)
    {
        while (true)
        {
            var details = await client.GetFromJsonAsync<JsonElement>($"/api/v1/runs/{id}", Ending);
            var (run, next) = (details.GetProperty("run"), details.GetProperty("next"));
            if (run.GetProperty("state").GetString() is not ("queued" or "running"))
                return (run, next.ValueKind == JsonValueKind.Object ? next.GetProperty("id").GetString() : null);
            await Task.Delay(50, Ending);
        }
    }
}
