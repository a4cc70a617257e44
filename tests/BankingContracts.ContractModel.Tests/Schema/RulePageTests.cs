using BankingContracts.ContractModel.Diagnostics;
using BankingContracts.ContractModel.Tests.Reading;

namespace BankingContracts.ContractModel.Tests.Schema;

public sealed class RulePageTests
{
    public static TheoryData<string, string> Rules =>
    [
        .. new[] { typeof(FileRules), typeof(ContractModel.Diagnostics.ContractRules), typeof(ContractModel.Diagnostics.ScheduleRules), typeof(ContractModel.Diagnostics.AlertRules), typeof(EvolutionRules), typeof(ContractModel.Diagnostics.LockRules), typeof(ContractModel.Diagnostics.ExampleRules) }
            .SelectMany(static t => t.GetFields())
            .Select(static f => (Rule)f.GetValue(null)!)
            .Select(static r => new TheoryDataRow<string, string>(r.Id, r.Title)),
    ];

    [Theory]
    [MemberData(nameof(Rules))]
    public void EveryRuleHasAPageOfItsTitle(string id, string title)
    {
        var lines = File.ReadAllLines(Path.Combine(RepositoryFolder.Path, "docs", "rules", id + ".md"));
        Assert.Equal("# " + id + ": " + title, lines[0]);
        Assert.Equal(["## Why", "## Wrong", "## Right"], lines.Where(static l => l.StartsWith("## ", StringComparison.Ordinal)));
    }
}
