using BankingContracts.ContractModel.Files;
using BankingContracts.ContractModel.Tests.Resolution;

namespace BankingContracts.ContractModel.Tests.AlertRules;

/// <summary>What alerts say about schedules.</summary>
public sealed class AlertScheduleTests
{
    private const string Schedules =
        "schedules:\n  - {name: nightly, cron: 0 2 * * *, must_finish_by: \"06:00\"}\n  - {name: arrival, on_files: {all_of: src_account.csv}, must_arrive_by: \"05:00\"}\n  - {name: summary, after: nightly}\n";

    [Theory]
    [InlineData("{events: [failure], to: chat, schedules: nightli}", "BKC8007: 'nightli' is not the name of a schedule; did you mean 'nightly'?")]
    [InlineData("{events: [failure], to: chat, schedules: [nightly, monthly]}", "BKC8007: 'monthly' is not the name of a schedule; correct it or add the schedule")]
    [InlineData("{events: [late_finish], to: chat, schedules: arrival}", "BKC8024: 'late_finish' never comes: no schedule says when its run must be finished; write 'must_finish_by' at a schedule in schedules.yml, or remove the event")]
    [InlineData("{events: [late_file], to: chat, schedules: [nightly, summary]}", "BKC8024: 'late_file' never comes: no schedule says when its files must be there; write 'must_arrive_by' at a schedule in schedules.yml, or remove the event")]
    [InlineData("{events: [late_file, late_finish], to: chat}")]
    [InlineData("{events: [late_file], to: chat, schedules: [arrival, summary]}")]
    [InlineData("{events: [failure, recovery], to: chat, schedules: summary}")]
    public void ARuleNamesSchedulesThatExistAndCanBeLate(string rule, params string[] expected) => Assert.Equal(expected, Findings(rule, Schedules));

    [Fact]
    public void WithoutSchedulesNothingIsLate() => Assert.Equal(["BKC8024"], Findings("{events: [late_finish], to: chat}", null).Select(static f => f[..7]));

    /// <summary>The schedule that a rule names may be in the file that cannot be read.</summary>
    [Fact]
    public void WhileTheSchedulesCannotBeReadTheirNamesAreNotChecked() =>
        Assert.DoesNotContain(Findings("{events: [late_finish], to: chat, schedules: monthly}", "schedules: [\n"), static f => f.StartsWith("BKC8007", StringComparison.Ordinal) || f.StartsWith("BKC8024", StringComparison.Ordinal));

    [Fact]
    public void ADestinationThatCannotBeReadIsNotCompiled()
    {
        var alerts = ContractReader.Read(new("contracts/alerts.yml", "alerts.yml", "destinations: [{name: chat}]\nrules: [{events: [failure], to: chat}]\n"));
        Assert.Empty(Banking.With().AddFile(alerts).Resolve().Alerts!.Destinations);
    }

    private static List<string> Findings(string rule, string? schedules)
    {
        var pipeline = Banking.With().AddFile(ContractReader.Read(new("contracts/alerts.yml", "alerts.yml", "destinations: [{name: chat, webhook: {url: \"${URL}\"}}]\nrules: [" + rule + "]\n")));
        if (schedules is not null)
            pipeline = pipeline.AddFile(ContractReader.Read(new ContractSource("contracts/schedules.yml", "schedules.yml", schedules)));
        return [.. pipeline.Resolve().Diagnostics.Select(static d => d.Rule.Id + ": " + d.Message)];
    }
}
