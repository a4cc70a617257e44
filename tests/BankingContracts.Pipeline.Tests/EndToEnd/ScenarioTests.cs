namespace BankingContracts.Pipeline.Tests.EndToEnd;

public sealed class ScenarioTests
{
    public static TheoryData<string> Names => [.. Scenarios.ByName.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task EveryTableHoldsWhatTheOracleSays(string name)
    {
        using var history = new History();
        foreach (var delivered in Scenarios.ByName[name])
            await history.AddAsync(delivered);
    }
}
