using BankingContracts.Cli.Tests.Samples;

namespace BankingContracts.Cli.Tests.Verbs;

/// <summary>The service from the command line.</summary>
public sealed class ServeVerbTests
{
    [Theory]
    [InlineData("http://0.0.0.0:5080", "Make a key with 'keys add NAME --role operator'")]
    [InlineData("http://bank.example:5080", "Make a key with 'keys add NAME --role operator'")]
    [InlineData("127.0.0.1:5080", "is no address; write for example http://127.0.0.1:5080")]
    [InlineData("ftp://127.0.0.1", "is no address; write for example http://127.0.0.1:5080")]
    public async Task AnAddressThatTheServiceDoesNotServeIsRefused(string url, string reason)
    {
        using var shell = new Shell();

        var outcome = await shell.RunAsync(new FakeDatabase(), "serve", "--urls", url);

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains(reason, outcome.Error, StringComparison.Ordinal);
    }

    /// <summary>The demonstration would not use them, and nobody would notice.</summary>
    [Theory]
    [InlineData("--store")]
    [InlineData("--input")]
    [InlineData("--output")]
    [InlineData("--reports")]
    [InlineData("--database")]
    public async Task TheDemonstrationRefusesDataOfOnesOwn(string option)
    {
        using var shell = new Shell();

        var outcome = await shell.RunAsync(new FakeDatabase(), "serve", "--demo", option, "mine");

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains($"--demo uses made-up data in a folder of its own, so {option} has no meaning; leave out one of the two.", outcome.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bank.example")]
    [InlineData("ftp://bank.example")]
    public async Task AnAddressForLinksThatIsNoWebPageIsRefused(string url)
    {
        using var shell = new Shell().With("SERVER_PUBLIC_URL", url);

        var outcome = await shell.RunAsync(new FakeDatabase(), "serve", "--urls", "http://127.0.0.1:0");

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains($"SERVER_PUBLIC_URL is '{url}', which is no address of a web page", outcome.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SERVER_OIDC_CLIENT_ID", "pipeline", "SERVER_OIDC_AUTHORITY is not set")]
    [InlineData("SERVER_OIDC_CLIENT_SECRET", "abc123", "SERVER_OIDC_AUTHORITY is not set")]
    public async Task HalfOfTheSettingsOfOpenIdConnectIsRefused(string variable, string value, string reason)
    {
        using var shell = new Shell().With(variable, value);

        var outcome = await shell.RunAsync(new FakeDatabase(), "serve");

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains(reason, outcome.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("abc123", outcome.Out + outcome.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://login.bank.example")]
    [InlineData("login.bank.example")]
    public async Task AProviderOfOpenIdConnectIsReachedByHttps(string authority)
    {
        using var shell = new Shell().With("SERVER_OIDC_AUTHORITY", authority).With("SERVER_OIDC_CLIENT_ID", "pipeline").With("SERVER_OIDC_CLIENT_SECRET", "abc123");

        var outcome = await shell.RunAsync(new FakeDatabase(), "serve");

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("write the https address of the provider", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AServiceThatDoesNotAnswerIsNotHealthy()
    {
        using var shell = new Shell();

        var outcome = await shell.RunAsync(new FakeDatabase(), "health", "--urls", "http://0.0.0.0:1");

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("No service answers at http://127.0.0.1:1/health/live", outcome.Error, StringComparison.Ordinal);
    }

    /// <summary>A path has no secrets; a connection string may have one.</summary>
    [Theory]
    [InlineData("Host=db;Password=abc123", "configuration,SERVER_STORE,ok,******** (environment variable)\n")]
    [InlineData("my/service.sqlite", "configuration,SERVER_STORE,ok,my/service.sqlite (environment variable)\n")]
    public async Task TheStoreIsShownUnlessItMayHaveAPassword(string store, string line)
    {
        using var shell = new Shell().With("SERVER_STORE", store);

        var outcome = await shell.RunAsync(new FakeDatabase(), "doctor", "--format", "csv");

        Assert.Contains(line, outcome.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("abc123", outcome.Out + outcome.Error, StringComparison.Ordinal);
    }
}
