using BankingContracts.Pipeline;
using BankingContracts.Runtime;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Execution;
using BankingContracts.Runtime.Outcomes;
using BankingContracts.Runtime.State;
using BankingContracts.Server.Alerts;
using BankingContracts.Server.Runs;
using BankingContracts.Server.Store;

namespace BankingContracts.Server.Tests.Alerts;

/// <summary>Which alerts something raises, and what they say.</summary>
public sealed class AlertBookTests : IDisposable
{
    private const string Secret = "DE89370400440532013000";

    private static readonly DateTime Noon = new(2026, 11, 30, 12, 0, 0, DateTimeKind.Utc);

    private static readonly AlertEvent[] Everything = Enum.GetValues<AlertEvent>();

    private readonly TestFolder _folder = new();

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(RunState.Succeeded, ExitCode.Done, 0, false, "recovery")]
    [InlineData(RunState.Succeeded, ExitCode.Done, 2, false, "warning recovery")]
    [InlineData(RunState.Failed, ExitCode.AuditFailed, 0, false, "failure")]
    [InlineData(RunState.Failed, ExitCode.BadInput, 0, true, "failure schema_change")]
    [InlineData(RunState.Cancelled, null, 0, false, "")]
    [InlineData(RunState.Interrupted, null, 0, false, "failure")]
    public void EachWayToEndRaisesItsAlerts(RunState state, ExitCode? exitCode, int warned, bool isSchemaChange, string expected) => Assert.Equal(
        expected, string.Join(' ', Raise([ForAll()], Run(state, warned), exitCode is { } code ? Result(code) with { IsSchemaChange = isSchemaChange } : null).Select(Event)));

    /// <summary>Only the last try counts: a retry does not send the same alert again and again.</summary>
    [Theory]
    [InlineData(RunState.Failed)]
    [InlineData(RunState.Interrupted)]
    public void ARunThatIsTriedAgainHasNotFailedYet(RunState state)
    {
        var again = new RunEntry("b", RunCause.Retry, "the service", Noon, new()) { Previous = "a" };
        Assert.Empty(Raise([ForAll()], Run(state), Result(ExitCode.Locked), again));
        Assert.Single(Raise([ForAll()], Run(state), Result(ExitCode.Locked), again with { Previous = "other" }));
    }

    [Theory]
    [InlineData("nightly", "nightly", true)]
    [InlineData("nightly", "monthly", false)]
    [InlineData("nightly", null, false)]
    [InlineData(null, "monthly", true)]
    [InlineData(null, null, true)]
    public void ARuleForASchedulesIsForItsRunsOnly(string? rule, string? schedule, bool isRaised) => Assert.Equal(
        isRaised, Raise([ForAll() with { Schedules = rule is null ? [] : [rule] }], Run(RunState.Failed) with { Schedule = schedule }, Result(ExitCode.Bug)).Count > 0);

    [Fact]
    public void ADestinationHearsOfAnEventOnceAlthoughTwoRulesSaySo() => Assert.Equal(
        ["failure:a:chat", "failure:a:mail"],
        Raise([new([AlertEvent.Failure], ["chat"]) { Schedules = ["nightly"] }, new([AlertEvent.Failure], ["mail", "chat"])], Run(RunState.Failed), Result(ExitCode.Bug)).Cast<AlertRaised>().Select(a => a.Id));

    [Theory]
    [InlineData(0.05, true)]
    [InlineData(0.1, false)]
    [InlineData(0.0, true)]
    public void RowsInQuarantineAboveThePartRaiseAnAlert(double above, bool isRaised)
    {
        var result = Result(ExitCode.Done) with { Deliveries = [Delivery("stg_account", read: 1000, quarantined: 900), Delivery("stg_account", read: 1000, quarantined: 100), Delivery("stg_customer", read: 10, quarantined: 0)] };
        var alerts = Raise([new([AlertEvent.Quarantine], ["chat"]) { Above = (decimal)above }], Run(RunState.Succeeded), result).OfType<AlertRaised>().ToList();
        Assert.Equal(isRaised, alerts.Count == 1);
        Assert.All(alerts, a => Assert.StartsWith("stg_account: 100 of 1,000 rows are in quarantine (10 %).\nRun a", a.Body, StringComparison.Ordinal));
    }

    [Fact]
    public void ARunThatLoadedNothingRaisesNoAlertAboutQuarantine()
    {
        var result = Result(ExitCode.Done) with { Stagings = new Dictionary<string, StagingTotals> { ["stg_account"] = Totals(10, 9) } };
        Assert.Empty(Raise([new([AlertEvent.Quarantine], ["chat"]) { Above = 0 }], Run(RunState.Succeeded), result));
    }

    [Fact]
    public void AnAlertNamesRunScheduleAndTests()
    {
        var alert = Raise([ForAll()], Run(RunState.Failed), Result(ExitCode.AuditFailed)).OfType<AlertRaised>().Single();
        Assert.Equal(("a", "nightly", "waiting", "nightly failed"), (alert.RunId, alert.Schedule, alert.State, alert.Title));
        var audit = ContractPipeline.Definition.Audits.First().Name;
        Assert.Equal(
            $"1 test failed: {audit}.\nNothing was published.\nRun a of the schedule nightly.\nIt began 2026-11-30 11:59:00 UTC and ended 2026-11-30 12:00:00 UTC.", alert.Body);
    }

    /// <summary>The message of a run, the keys of failing rows and the reasons of quarantine may show values.</summary>
    [Theory]
    [InlineData(ExitCode.AuditFailed)]
    [InlineData(ExitCode.BadInput)]
    [InlineData(ExitCode.Locked)]
    [InlineData(ExitCode.Bug)]
    public void NoValueIsInAnAlert(ExitCode exitCode) => Assert.All(
        Raise([ForAll()], Run(RunState.Failed) with { Message = Secret }, Result(exitCode) with { Deliveries = [Delivery("stg_account", 10, 9)] }).OfType<AlertRaised>(),
        a => Assert.DoesNotContain(Secret, a.Title + a.Body, StringComparison.Ordinal));

    [Fact]
    public void ADestinationThatIsOffIsRecordedAsSuch()
    {
        var alert = Raise([ForAll()], Run(RunState.Failed), Result(ExitCode.Bug), isOn: false).OfType<AlertRaised>().Single();
        Assert.Equal(("off", "URL is not set."), (alert.State, alert.Reason));
    }

    [Fact]
    public void EachDeadlineIsRaisedOnceADay()
    {
        using var destinations = Destinations([ForAll()], isOn: true);
        var book = new AlertBook(destinations);
        var schedule = new ScheduleDefinition("nightly", new AfterTrigger("other")) { TimeZone = "Europe/Berlin" };

        var first = Assert.Single(book.OfLate(schedule, AlertEvent.LateFinish, new(2026, 11, 30), "It had to be finished at 06:00.", Noon));
        var later = Assert.Single(book.OfLate(schedule, AlertEvent.LateFinish, new(2026, 11, 30), "It had to be finished at 06:00.", Noon.AddHours(1)));
        var file = Assert.Single(book.OfLate(schedule, AlertEvent.LateFile, new(2026, 11, 30), "Its files had to be there at 05:00.", Noon));
        var tomorrow = Assert.Single(book.OfLate(schedule, AlertEvent.LateFinish, new(2026, 12, 1), "It had to be finished at 06:00.", Noon.AddDays(1)));

        Assert.Equal(first.Id, later.Id);
        Assert.Equal(3, new[] { first.Id, file.Id, tomorrow.Id }.Distinct().Count());
        Assert.Equal("It had to be finished at 06:00.\nSchedule nightly, 2026-11-30, time zone Europe/Berlin.", first.Body);
    }

    private static AlertRule ForAll() => new(Everything, ["chat"]) { Above = 0.99m };

    private static string Event(StoreChange change) => change switch
    {
        AlertRaised raised => raised.Event,
        RecoveryRaised => "recovery",
        _ => throw new InvalidOperationException($"{change} is no alert."),
    };

    private IReadOnlyList<StoreChange> Raise(IReadOnlyList<AlertRule> rules, RunEntry run, RunResult? result, RunEntry? next = null, bool isOn = true)
    {
        using var destinations = Destinations(rules, isOn);
        return new AlertBook(destinations).OfRun(run, result, next is null ? [] : [next]);
    }

    private DestinationBook Destinations(IReadOnlyList<AlertRule> rules, bool isOn)
    {
        var options = TestService.Options(_folder);
        var channel = new WebhookChannel(new("URL", true), WebhookFormat.Json, null);
        options.Pipeline = ContractPipeline.Definition with { Alerts = new([new("chat", channel), new("mail", channel)], rules) };
        options.Variables = _ => isOn ? "https://alerts.bank.example" : null;
        return new(options);
    }

    private static RunEntry Run(RunState state, int warned = 0) => new("a", RunCause.Schedule, "nightly", Noon.AddMinutes(-2), new())
    {
        Schedule = "nightly",
        State = state,
        StartedAt = Noon.AddMinutes(-1),
        EndedAt = Noon,
        Warned = warned,
    };

    private static RunResult Result(ExitCode exitCode) => new(
        exitCode, Secret, "a", Noon, false, [],
        exitCode == ExitCode.AuditFailed ? [new(ContractPipeline.Definition.Audits.First(), AuditStatus.Failed, 3, 0, false, Secret) { Keys = [Secret] }] : [],
        new Dictionary<string, StagingTotals>(), new Dictionary<string, SnapshotTotals>(), new Dictionary<string, long>(), new Dictionary<string, long>(), [], null, TimeSpan.Zero);

    private static LoadedDelivery Delivery(string staging, long read, long quarantined) =>
        new("src_account", ["accounts.csv"], read, new Dictionary<string, StagingTotals> { [staging] = Totals(read, quarantined) });

    private static StagingTotals Totals(long read, long quarantined) => new(read, read - quarantined, quarantined, 0, [], [new(Secret, QuarantineKind.Missing, quarantined, Secret)]);
}
