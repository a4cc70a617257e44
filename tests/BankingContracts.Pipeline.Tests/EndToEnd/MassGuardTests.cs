using BankingContracts.Runtime;

namespace BankingContracts.Pipeline.Tests.EndToEnd;

/// <summary>The guards against files that would empty the bank: from 100 rows or open keys on, above a share of one half.</summary>
public sealed class MassGuardTests : IDisposable
{
    private readonly History _history = new();

    [Fact]
    public async Task ClosingMoreThanHalfOfTheKeysIsRefusedWithTheNumbers()
    {
        await _history.AddAsync(Good(100));

        await AssertRefusedAsync(Good(49), "51", "100", "--allow-mass-delete");
    }

    [Fact]
    public async Task ClosingHalfOfTheKeysIsAllowed()
    {
        await _history.AddAsync(Good(100));
        await _history.AddAsync(Good(50));
    }

    [Fact]
    public async Task AnEmptyFileIsAMassDeletion()
    {
        await _history.AddAsync(Good(100));

        await AssertRefusedAsync(Good(0), "100", "--allow-mass-delete");
    }

    [Fact]
    public async Task AMassDeletionMayBeAllowed()
    {
        await _history.AddAsync(Good(100));
        await _history.AddAsync(Good(49) with { Options = ["--allow-mass-delete"] });
    }

    [Fact]
    public async Task SmallFilesOverFewKeysAreNotGuarded()
    {
        await _history.AddAsync(Good(99));
        await _history.AddAsync(Good(0));
    }

    [Fact]
    public async Task QuarantiningMoreThanHalfOfTheRowsIsRefusedWithTheNumbers()
    {
        await _history.AddAsync(Good(10));

        await AssertRefusedAsync(Mixed(49, 51), "51", "100", "--allow-mass-quarantine");
    }

    [Fact]
    public async Task QuarantiningHalfOfTheRowsIsAllowed() => await _history.AddAsync(Mixed(50, 50));

    [Fact]
    public async Task AMassQuarantineMayBeAllowed() => await _history.AddAsync(Mixed(1, 99) with { Options = ["--allow-mass-quarantine"] });

    [Fact]
    public async Task AllowingOneGuardLeavesTheOther()
    {
        await _history.AddAsync(Good(100));

        await AssertRefusedAsync(Good(10) with { Options = ["--allow-mass-quarantine"] }, "--allow-mass-delete");
        await AssertRefusedAsync(Mixed(100, 101) with { Options = ["--allow-mass-delete"] }, "--allow-mass-quarantine");
    }

    public void Dispose() => _history.Dispose();

    private static Delivered Good(int accounts) => Mixed(accounts, 0);

    private static Delivered Mixed(int good, int bad) => Delivered.Lines(
        ["1,Ada,yes"],
        [
            .. Enumerable.Range(0, good).Select(i => $"A{i},1,{i},savings"),
            .. Enumerable.Range(0, bad).Select(i => $"B{i},1,{i}.,savings"),
        ]);

    private async Task AssertRefusedAsync(Delivered delivered, params string[] named)
    {
        var before = _history.Harness.Fingerprint();
        _history.Harness.Deliver(delivered.Customers, delivered.Accounts);
        var run = (await _history.Harness.RunAsync(_history.NextRunAt, delivered.Options)).Ended(ExitCode.BadInput);

        Assert.All(["accounts.csv", .. named], n => Assert.Contains(n, run.Error, StringComparison.Ordinal));
        Assert.Equal(before, _history.Harness.Fingerprint());
    }
}
