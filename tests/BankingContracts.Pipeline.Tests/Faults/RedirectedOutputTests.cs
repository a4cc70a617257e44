namespace BankingContracts.Pipeline.Tests.Faults;

/// <summary>Redirected output is plain text, whatever the environment says about colours and build services.</summary>
public sealed class RedirectedOutputTests : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("banking-contracts-");

    public RedirectedOutputTests() => BuiltProgram.Deliver(_root, day: 1, rows: 10);

    public void Dispose() => _root.Delete(recursive: true);

    [Theory]
    [InlineData("GITHUB_ACTIONS=true")]
    [InlineData("GITHUB_ACTIONS=true CI=true NO_COLOR=1")]
    [InlineData("CI=true")]
    [InlineData("GITLAB_CI=true TF_BUILD=true TEAMCITY_VERSION=1 JENKINS_URL=x")]
    [InlineData("TERM=dumb")]
    [InlineData("TERM=xterm-256color COLORTERM=truecolor")]
    [InlineData("NO_COLOR=1")]
    public async Task ItHasNoEscapeCodes(string environment)
    {
        var run = await RunAsync("export " + environment);
        var refused = await RunAsync("export " + environment + " DUCKDB_MEMORY_LIMIT=nonsense");

        Assert.Contains(" Committed in ", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', run.Out + run.Error);
        Assert.Contains("error: ", refused.Error, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', refused.Out + refused.Error);
    }

    private async Task<(string Out, string Error)> RunAsync(string before)
    {
        using var process = BuiltProgram.Start(_root.FullName, day: 1, before);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (output, await error);
    }
}
