using BankingContracts.Runtime;

namespace BankingContracts.Pipeline.Tests.EndToEnd;

/// <summary>Bad files get exit code 2 and one sentence, and change nothing.</summary>
public sealed class BadFileTests
{
    private static readonly Delivered Good = Delivered.Lines(["1,Ada,yes", "2,Bob,no"], ["A1,1,5,savings", "B1,2,6,savings"]);

    public static TheoryData<string> Names => [.. BadFiles.ByName.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task OverAnExistingDatabaseNothingChanges(string name)
    {
        using var history = new History();
        await history.AddAsync(Good);
        var before = history.Harness.Fingerprint();

        history.Harness.Deliver(BadFiles.ByName[name].Content, TestFiles.Accounts("A1,1,7,savings"));
        var run = (await history.Harness.RunAsync(history.NextRunAt)).Ended(ExitCode.BadInput);

        Assert.All(["Customer.csv", .. BadFiles.ByName[name].Named], n => Assert.Contains(n, run.Error, StringComparison.Ordinal));
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
        Assert.Equal(before, history.Harness.Fingerprint());
        await history.AddAsync(Good);
    }

    [Theory]
    [InlineData("missing file")]
    [InlineData("unclosed quote")]
    public async Task InANewDatabaseTheNextGoodRunIsTheFirst(string name)
    {
        using var history = new History();
        history.Harness.Deliver(BadFiles.ByName[name].Content, Good.Accounts);
        (await history.Harness.RunAsync(history.NextRunAt)).Ended(ExitCode.BadInput);

        Assert.Empty(Directory.EnumerateFiles(history.Harness.Outputs));
        await history.AddAsync(Good);
    }

    [Fact]
    public async Task ABadSecondFileUndoesTheGoodFirst()
    {
        using var history = new History();
        await history.AddAsync(Good);
        var before = history.Harness.Fingerprint();

        history.Harness.Deliver(TestFiles.Customers("1,Ada,no"), TestFiles.Lines("AccountID,CustomerID,Balance", "A1,1,5"));
        var run = (await history.Harness.RunAsync(history.NextRunAt)).Ended(ExitCode.BadInput);

        Assert.Contains("accounts.csv", run.Error, StringComparison.Ordinal);
        Assert.Equal(before, history.Harness.Fingerprint());
    }
}
