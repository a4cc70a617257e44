using BankingContracts.Runtime;
using BankingContracts.Server.Access;
using BankingContracts.Server.Address;

namespace BankingContracts.Server.Tests.Address;

/// <summary>The file beside the database by which the command line finds the service.</summary>
public sealed class AddressFileTests : IDisposable
{
    private readonly TestFolder _folder = new();

    private string Database => _folder.Of("pipeline.duckdb");

    private string FilePath => ServiceAddress.FileOf(Database);

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    /// <inheritdoc/>
    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    [Fact]
    public void OnlyItsOwnerMayReadItFromItsBeginOn()
    {
        if (OperatingSystem.IsWindows())
            return;
        using var file = AddressFile.Take(Database);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(FilePath));
    }

    /// <summary>The mode of the file that a killed service left does not matter.</summary>
    [Fact]
    public void AFileThatOthersCouldReadIsReplaced()
    {
        if (OperatingSystem.IsWindows())
            return;
        File.WriteAllText(FilePath, "{}");
        File.SetUnixFileMode(FilePath, UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead | UnixFileMode.UserWrite);

        using var file = AddressFile.Take(Database);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(FilePath));
    }

    [Fact]
    public void ASecondServiceIsRefused()
    {
        using var first = AddressFile.Take(Database);
        first.Write(new("http://127.0.0.1:1", 1, "token"));

        var refused = Assert.Throws<PipelineException>(() => AddressFile.Take(Database));

        Assert.Equal(ExitCode.Locked, refused.ExitCode);
        Assert.StartsWith("Another service operates the database", refused.Message, StringComparison.Ordinal);
        Assert.Equal("token", ServiceAddress.Read(Database)?.Token);
        Assert.Equal([FilePath], Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public void AmongManyThatBeginAtOnceOneServes()
    {
        File.WriteAllText(FilePath, "{}");
        AddressFile?[] taken = [.. Enumerable.Range(0, 16).AsParallel().WithDegreeOfParallelism(16).Select(_ => Try())];

        Assert.Single(taken, t => t is not null);
        foreach (var file in taken)
            file?.Dispose();

        AddressFile? Try()
        {
            try
            {
                return AddressFile.Take(Database);
            }
            catch (PipelineException)
            {
                return null;
            }
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("""{"address": "", "process_id": 1, "token": "x"}""")]
    public void AFileThatSaysNothingIsNoService(string text)
    {
        File.WriteAllText(FilePath, text);

        Assert.Null(ServiceAddress.Read(Database));
    }

    [Fact]
    public async Task AServiceWritesItsAddressAndRemovesItAtTheEnd()
    {
        ServiceAddress address;
        await using (var service = await TestService.StartAsync(TestService.Options(_folder), "/pipeline"))
        {
            address = ServiceAddress.Read(Database)!;
            Assert.Equal(service.Client.BaseAddress!.ToString().TrimEnd('/') + "/pipeline", address.Address);
            Assert.Equal(Environment.ProcessId, address.ProcessId);
            Assert.Equal(64, address.Token.Length);
            Assert.DoesNotContain(address.Token, await service.PageAsync("/pipeline/health"), StringComparison.Ordinal);
        }

        Assert.False(File.Exists(FilePath));
    }

    [Fact]
    public async Task OnlyWhoHasTheTokenAsksAsTheCommandLine()
    {
        await using var service = await TestService.StartAsync(TestService.Options(_folder));
        var token = ServiceAddress.Read(Database)!.Token;

        Assert.Equal(404, await AskAsync(null));
        Assert.Equal(404, await AskAsync("wrong"));
        Assert.Equal(404, await AskAsync(token[..^1]));
        Assert.Equal(200, await AskAsync(token));
        Assert.Equal(ServiceToken.Proof(token, "abc"), await service.Client.GetStringAsync("/service/proof?question=abc", Ending));

        async Task<int> AskAsync(string? given)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/service/settings");
            if (given is not null)
                request.Headers.Add(ServiceToken.Header, given);
            using var answer = await service.Client.SendAsync(request, Ending);
            return (int)answer.StatusCode;
        }
    }
}
