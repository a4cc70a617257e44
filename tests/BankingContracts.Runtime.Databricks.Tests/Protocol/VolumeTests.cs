using BankingContracts.Databricks.TestServer.Faults;
using BankingContracts.Databricks.TestServer.Warehouses;
using BankingContracts.Runtime.Spark.Errors;

namespace BankingContracts.Runtime.Databricks.Tests.Protocol;

/// <summary>The files of a run are in the volume while it lasts, and nowhere afterwards.</summary>
public sealed class VolumeTests
{
    private static readonly byte[] Content = [.. Enumerable.Range(0, 100_000).Select(static i => (byte)i)];

    [Fact]
    public async Task AFileArrivesWhole()
    {
        await using var workspace = await Workspace.StartAsync(ScriptedWarehouse.Of([1]));
        var path = await StoreAsync(workspace.NewPlace());
        Assert.Equal(Content, await File.ReadAllBytesAsync(workspace.Server.LocalPath(path), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task AFileIsSentAgainFromItsBeginning()
    {
        await using var workspace = await Workspace.StartAsync(ScriptedWarehouse.Of([1]));
        workspace.Server.Faults.Add(Route.File, new Cut(IsDone: true));
        workspace.Server.Faults.Add(Route.File, new Refusal(503));
        workspace.Server.Faults.Add(Route.File, new Refusal(429, RetryAfter: 0));
        var path = await StoreAsync(workspace.NewPlace());
        Assert.Equal(Content, await File.ReadAllBytesAsync(workspace.Server.LocalPath(path), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task FilesOfOneModelHaveNamesOfTheirOwn()
    {
        await using var workspace = await Workspace.StartAsync(ScriptedWarehouse.Of([1]));
        var place = workspace.NewPlace();
        Assert.NotEqual(await StoreAsync(place), await StoreAsync(place));
    }

    [Fact]
    public async Task APlaceIsRemovedWithAllThatTheServerWroteIntoIt()
    {
        await using var workspace = await Workspace.StartAsync(ScriptedWarehouse.Of([1]));
        var place = workspace.NewPlace();
        var run = Directory.GetParent(workspace.Server.LocalPath(await StoreAsync(place)))!.Parent!;
        foreach (var name in (string[])["_SUCCESS", "part-0.parquet", "part-1.parquet"])
            await File.WriteAllTextAsync(Path.Combine(run.CreateSubdirectory("_rows").FullName, name), "", TestContext.Current.CancellationToken);
        workspace.Server.PageSize = 2;
        await place.RemoveAsync();
        Assert.False(Directory.Exists(run.FullName));
        Assert.True(Directory.Exists(run.Parent!.FullName));
    }

    [Fact]
    public async Task ThePlacesOfOtherRunsAreRemoved()
    {
        await using var workspace = await Workspace.StartAsync(ScriptedWarehouse.Of([1]));
        string[] others = [await StoreAsync(workspace.NewPlace()), await StoreAsync(workspace.NewPlace())];
        var place = workspace.NewPlace();
        var own = await StoreAsync(place);
        await place.RemoveOthersAsync();
        Assert.DoesNotContain(others, o => File.Exists(workspace.Server.LocalPath(o)));
        Assert.True(File.Exists(workspace.Server.LocalPath(own)));
    }

    [Fact]
    public async Task ThereMayBeNothingToRemove()
    {
        await using var workspace = await Workspace.StartAsync(ScriptedWarehouse.Of([1]));
        await workspace.NewPlace().RemoveOthersAsync();
        await workspace.NewPlace().RemoveAsync();
    }

    [Fact]
    public async Task AMissingVolumeNamesItsVariable()
    {
        await using var workspace = await Workspace.StartAsync(s => s with { Volume = "/Volumes/main/bank/other" });
        var error = await Assert.ThrowsAsync<DatabricksException>(() => StoreAsync(workspace.NewPlace()));
        Assert.EndsWith("has no volume /Volumes/main/bank/other. Create it, or correct DATABRICKS_VOLUME.", error.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AMissingRightNamesTheGrants()
    {
        await using var workspace = await Workspace.StartAsync(ScriptedWarehouse.Of([1]));
        workspace.Server.Access.IsGranted = false;
        var error = await Assert.ThrowsAsync<DatabricksException>(() => StoreAsync(workspace.NewPlace()));
        Assert.Contains("Grant READ VOLUME and WRITE VOLUME on it", error.Explanation, StringComparison.Ordinal);
    }

    private static Task<string> StoreAsync(Runtime.Spark.Places.VolumeFolder place) => place.StoreAsync("src_customer", async stream => await stream.WriteAsync(Content));
}
