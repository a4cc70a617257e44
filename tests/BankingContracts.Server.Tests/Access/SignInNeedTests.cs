using BankingContracts.Runtime;
using BankingContracts.Server.Access;
using BankingContracts.Server.Hosting;
using BankingContracts.Server.Settings;

namespace BankingContracts.Server.Tests.Access;

/// <summary>When users must sign in.</summary>
public sealed class SignInNeedTests : IDisposable
{
    private const string Outside = "http://0.0.0.0:5080";

    private static readonly OpenIdOptions Provider = new(new("https://login.bank.example"), "pipeline", "secret", "roles");

    private readonly TestFolder _folder = new();
    private readonly ServerOptions _options;

    /// <summary>A service without keys.</summary>
    public SignInNeedTests() => _options = TestService.Options(_folder);

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    /// <inheritdoc/>
    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    [Theory]
    [InlineData(Outside, null)]
    [InlineData("http://127.0.0.1:0", "pipeline.bank.example")]
    public async Task WhereOthersReachItAndNobodyCanSignInItDoesNotStart(string url, string? name)
    {
        _options.Hosts = name is null ? [] : [name];

        var refusal = await Assert.ThrowsAsync<PipelineException>(() => PipelineServer.RunAsync(_options, new(), [url], _ => { }, Ending));

        Assert.Equal(ExitCode.BadInput, refusal.ExitCode);
        Assert.Contains("keys add NAME --role operator", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OnThisMachineNobodySignsInUntilSomebodyCan()
    {
        Assert.False(await SignInNeed.IsThereAsync(_options, new(), null, Ending));
        Assert.True(await SignInNeed.IsThereAsync(_options, new() { OpenId = Provider }, null, Ending));

        await new KeyBook(_options.Store, TimeProvider.System).AddAsync("ada", Role.Viewer, false, null, Ending);

        Assert.True(await SignInNeed.IsThereAsync(_options, new(), null, Ending));
        Assert.True(await SignInNeed.IsThereAsync(_options, new(), Outside, Ending));
    }

    /// <summary>Else whoever can stop the store could open the door.</summary>
    [Fact]
    public async Task AStoreThatIsAwayOpensNoDoor()
    {
        await new KeyBook(_options.Store, TimeProvider.System).AddAsync("ada", Role.Viewer, false, null, Ending);
        Assert.True(await SignInNeed.IsThereAsync(_options, new(), null, Ending));
        var away = TestService.Options(_folder, "Host=127.0.0.1;Port=1;Timeout=1;Database=none");

        Assert.True(await SignInNeed.IsThereAsync(away, new(), null, Ending));
        Assert.True(await SignInNeed.IsThereAsync(away, new(), Outside, Ending));
    }

    [Fact]
    public void AProxyIsAnAddressOrANetwork()
    {
        Assert.Equal(2, ServeAddress.Networks(new() { Proxies = ["10.0.0.7", "10.0.0.0/8"] }).Count);
        Assert.Throws<PipelineException>(() => ServeAddress.Networks(new() { Proxies = ["proxy"] }));
    }
}
