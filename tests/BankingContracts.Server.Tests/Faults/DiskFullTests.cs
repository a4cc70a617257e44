using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;

namespace BankingContracts.Server.Tests.Faults;

/// <summary>The disk of the service is full, and then it is not.</summary>
public sealed class DiskFullTests : IDisposable
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
    public async Task TheServiceSaysSoAndGoesOnWhenThereIsRoom()
    {
        Assert.SkipUnless(await MayMountAsync(), "Only who may mount a disk can have a small one.");
        using var program = ServedProgram.StartOnDisk("48m", _folder);
        var disk = $"/proc/{program.Id}/root{_folder.Of()}";
        using var client = new HttpClient { BaseAddress = await program.Address };
        foreach (var schedule in new[] { "all", "marts", "then" })
            (await client.PostAsync($"/api/v1/schedules/{schedule}/pause", null, Ending)).EnsureSuccessStatusCode();
        await EndAsync(client, await RunAsync(client));
        await File.AppendAllLinesAsync(
            Path.Combine(disk, "inputs", "accounts.csv"), Enumerable.Range(0, 20_000).Select(i => string.Create(CultureInfo.InvariantCulture, $"B{i:0000000},1,{i}.00,Savings")), Ending);

        Fill(Path.Combine(disk, "filler"));
        var failed = await RunAsync(client);
        await UntilAsync(() => Task.FromResult(program.Output.Contains($"Run {failed} Failed.", StringComparison.Ordinal)));
        await UntilAsync(async () => !await IsReadyAsync(client));
        Assert.Contains("The store of the service cannot be used", await client.GetStringAsync("/", Ending), StringComparison.Ordinal);

        File.Delete(Path.Combine(disk, "filler"));
        var ended = await EndAsync(client, failed);
        Assert.Equal("failed", ended.GetProperty("state").GetString());
        Assert.NotEqual(4, ended.GetProperty("exit_code").GetInt32());
        Assert.Equal("succeeded", (await EndAsync(client, await RunAsync(client))).GetProperty("state").GetString());
        Assert.Equal(0, await program.StopAsync());
    }

    private static async Task<bool> MayMountAsync()
    {
        using var tried = Process.Start(new ProcessStartInfo("bash", ["-c", "unshare -m mount -t tmpfs tmpfs /mnt"]) { RedirectStandardError = true })!;
        await tried.WaitForExitAsync(Ending);
        return tried.ExitCode == 0;
    }

    private static void Fill(string path)
    {
        using var filler = File.Create(path, bufferSize: 1);
        var block = new byte[4096];
        try
        {
            while (true)
                filler.Write(block);
        }
        catch (IOException)
        {
            // It is full.
        }
    }

    private static async Task<string> RunAsync(HttpClient client)
    {
        using var answer = await client.PostAsJsonAsync("/api/v1/runs", new { }, Ending);
        answer.EnsureSuccessStatusCode();
        return (await TestService.JsonAsync(answer)).GetProperty("id").GetString()!;
    }

    /// <summary>Waits until the store can be used and has the end of a run.</summary>
    private static async Task<JsonElement> EndAsync(HttpClient client, string id)
    {
        JsonElement run = default;
        await UntilAsync(async () =>
        {
            if (!await IsReadyAsync(client))
                return false;
            run = (await client.GetFromJsonAsync<JsonElement>($"/api/v1/runs/{id}", Ending)).GetProperty("run");
            return run.GetProperty("ended_at").ValueKind != JsonValueKind.Null;
        });
        return run;
    }

    private static async Task<bool> IsReadyAsync(HttpClient client)
    {
        using var answer = await client.GetAsync("/health/ready", Ending);
        return answer.IsSuccessStatusCode;
    }

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        while (!await holds())
            await Task.Delay(50, Ending);
    }
}
