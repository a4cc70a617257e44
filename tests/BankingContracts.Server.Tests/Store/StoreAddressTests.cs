using BankingContracts.Runtime;
using BankingContracts.Server.Store;

namespace BankingContracts.Server.Tests.Store;

/// <summary>What a user writes for the store.</summary>
public sealed class StoreAddressTests
{
    [Fact]
    public void AConnectionStringIsNamedWithoutItsPassword()
    {
        var address = StoreAddress.Of("Host=db;Port=5433;Database=pipeline;Username=me;Password=secret");
        Assert.Equal("PostgreSQL pipeline on db:5433", address.Description);
    }

    [Theory]
    [InlineData("Hosst=db;Password=secret")]
    [InlineData("Database=pipeline;Password=secret")]
    public void AWrongConnectionStringIsRefusedWithoutItsPassword(string given)
    {
        var refusal = Assert.Throws<PipelineException>(() => StoreAddress.Of(given));
        Assert.Equal(ExitCode.BadInput, refusal.ExitCode);
        Assert.DoesNotContain("secret", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("Host=db;Database=pipeline", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AFolderIsNoStore()
    {
        var refusal = Assert.Throws<PipelineException>(() => StoreAddress.Of("/"));
        Assert.Equal((ExitCode.BadInput, "The store / is a folder, not a file; name a file in it with --store."), (refusal.ExitCode, refusal.Message));
    }

    [Fact]
    public void AnythingElseIsAFile() => Assert.Equal(Path.GetFullPath("data/service.sqlite"), StoreAddress.Of("data/service.sqlite").Description);
}
