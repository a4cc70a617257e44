using BankingContracts.Runtime;
using BankingContracts.Server.Access;
using BankingContracts.Server.Store;
using BankingContracts.Server.Tests.Store;

namespace BankingContracts.Server.Tests.Access;

/// <summary>Keys in both kinds of store.</summary>
public sealed class KeyBookTests : IDisposable
{
    private readonly TestFolder _folder = new();

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    /// <inheritdoc/>
    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task AKeyIsMadeListedAndRevoked(bool isPostgreSql)
    {
        var store = isPostgreSql ? PostgreSqlServer.Shared.NewDatabase() : _folder.Of("service.sqlite");
        var book = new KeyBook(store, TimeProvider.System);

        var text = await book.AddAsync("ada", Role.Operator, true, DateTime.UtcNow.AddDays(1), Ending);
        var entry = Assert.Single(await book.ListAsync(Ending));
        Assert.Equal(("ada", Role.Operator, true), (entry.Name, entry.Role, entry.SeesValues));
        Assert.Equal(KeyText.IdOf(text), entry.Id);
        await book.RevokeAsync("ada", Ending);
        await book.AddAsync("ada", Role.Viewer, false, null, Ending);

        Assert.Equal([true, false], (await book.ListAsync(Ending)).Select(k => k.RevokedAt is not null));
    }

    [Fact]
    public async Task TheStoreHasNoTextOfAKey()
    {
        var text = await new KeyBook(_folder.Of("service.sqlite"), TimeProvider.System).AddAsync("ada", Role.Viewer, false, null, Ending);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        foreach (var file in Directory.EnumerateFiles(_folder.Of(""), "service.sqlite*"))
            Assert.DoesNotContain(text["bkc_000000000000_".Length..], await File.ReadAllTextAsync(file, Ending), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ada")]
    [InlineData("a\nb")]
    public async Task ANameThatCannotBeReadIsRefused(string name) =>
        await Assert.ThrowsAsync<PipelineException>(() => new KeyBook(_folder.Of("service.sqlite"), TimeProvider.System).AddAsync(name, Role.Viewer, false, null, Ending));

    [Fact]
    public async Task ANameBelongsToOneKey()
    {
        var book = new KeyBook(_folder.Of("service.sqlite"), TimeProvider.System);
        await book.AddAsync("ada", Role.Viewer, false, null, Ending);

        Assert.Contains("revoke it first", (await Assert.ThrowsAsync<PipelineException>(() => book.AddAsync("ada", Role.Viewer, false, null, Ending))).Message, StringComparison.Ordinal);
        Assert.Contains("no key named 'bob'", (await Assert.ThrowsAsync<PipelineException>(() => book.RevokeAsync("bob", Ending))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AStoreThatIsAwayIsSaidInASentence() => Assert.Contains(
        "cannot be used",
        (await Assert.ThrowsAsync<PipelineException>(() => new KeyBook("Host=127.0.0.1;Port=1;Timeout=1;Database=none", TimeProvider.System).ListAsync(Ending))).Message,
        StringComparison.Ordinal);
}
