using System.Text.RegularExpressions;

namespace BankingContracts.Server.Tests.Hosting;

/// <summary>The service below a path of another application.</summary>
public sealed partial class PathTests : IDisposable
{
    private readonly TestFolder _folder = new();

    /// <inheritdoc/>
    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("/pipeline/")]
    [InlineData("/pipeline/runs")]
    [InlineData("/pipeline/models/account_summary")]
    [InlineData("/pipeline/lineage")]
    public async Task EveryAddressStaysBelowIt(string page)
    {
        TestService.Deliver(_folder);
        await using var service = await TestService.StartAsync(TestService.Options(_folder), "/pipeline");

        var addresses = Addresses().Matches(await service.PageAsync(page)).Select(m => m.Groups[1].Value).ToList();

        Assert.NotEmpty(addresses);
        Assert.All(addresses, a => Assert.StartsWith("/pipeline/", a, StringComparison.Ordinal));
    }

    [GeneratedRegex("""(?:href|src|action|data-events)="(/[^"]*)""")]
    private static partial Regex Addresses();
}
