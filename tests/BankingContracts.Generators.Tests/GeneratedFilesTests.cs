using BankingContracts.Generators.Tests.Infrastructure;
using BankingContracts.Runtime.Definitions;

namespace BankingContracts.Generators.Tests;

public sealed class GeneratedFilesTests
{
    [Fact]
    public void EveryModelHasItsFileAndThePipelineToo() => Assert.Equal(
        [
            "ContractPipeline.g.cs",
            "marts.open_account.g.cs",
            "snapshots.snap_account.g.cs",
            "source.src_account.g.cs",
            "staging.quarantine_stg_account.g.cs",
            "staging.stg_account.g.cs",
        ],
        ContractProject.Sample().Run().Files);

    [Fact]
    public void TheOutputCompilesWithoutAWarning()
    {
        var run = ContractProject.Sample().Run();
        Assert.Empty(run.Findings);
        Assert.Empty(GeneratedCode.Problems(run.Output));
    }

    [Fact]
    public void AModelsFile() => Snapshot.Verify(ContractProject.Sample().Run().Text("marts.open_account.g.cs"));

    [Fact]
    public void ThePipelinesFile() => Snapshot.Verify(ContractProject.Sample().Run().Text("ContractPipeline.g.cs"));

    [Fact]
    public void ThePipelinesFileWithSchedules() => Snapshot.Verify(WithSchedules().Text("ContractPipeline.g.cs"));

    [Fact]
    public void TheRuntimeSeesTheSchedules()
    {
        var run = WithSchedules();
        Assert.Empty(run.Findings);
        Assert.Empty(GeneratedCode.Problems(run.Output));
        var schedules = Definition(run).Schedules;
        Assert.Equal(["nightly", "on_arrival", "rebuild"], schedules.Select(static s => s.Name));
        Assert.Equal(
            ("Everything, before the bank opens.", "Europe/Berlin", MissedRuns.Skip, new TimeOnly(6, 5)),
            (schedules[0].Description, schedules[0].TimeZone, schedules[0].Missed, schedules[0].MustFinishBy));
        var cron = Assert.IsType<CronTrigger>(schedules[0].Trigger);
        Assert.Equal("0 30 2 ? * MON-FRI", cron.Expression);
        Assert.Equal([new DateOnly(2026, 12, 25), new DateOnly(2027, 1, 1)], cron.Holidays);
        var files = Assert.IsType<FilesTrigger>(schedules[1].Trigger);
        Assert.Equal((TimeSpan.FromMinutes(5), "*.done"), (files.Settle, files.DoneMarker));
        Assert.Equal(["accounts.csv"], files.AllOf);
        Assert.Equal(["+open_account", "layer:staging"], schedules[1].Select);
        Assert.Equal(["snap_account"], schedules[1].Exclude);
        Assert.Equal((ScheduleOverlap.Skip, new TimeOnly(5, 30), "UTC"), (schedules[1].Overlap, schedules[1].MustArriveBy, schedules[1].TimeZone));
        Assert.Equal(new AfterTrigger("nightly"), schedules[2].Trigger);
        Assert.True(schedules[2].FullRefresh);
    }

    [Fact]
    public void ThePipelinesFileWithAlerts() => Snapshot.Verify(WithAlerts().Text("ContractPipeline.g.cs"));

    [Fact]
    public void TheRuntimeSeesTheAlerts()
    {
        var run = WithAlerts();
        Assert.Empty(run.Findings);
        Assert.Empty(GeneratedCode.Problems(run.Output));
        var alerts = Definition(run).Alerts;
        Assert.Equal(["operations", "chat", "tickets"], alerts.Destinations.Select(static d => d.Name));
        var smtp = Assert.IsType<SmtpChannel>(alerts.Destinations[0].Channel);
        Assert.Equal((2525, MailSecurity.Tls, new AlertValue("ALERT_SMTP_PASSWORD", true)), (smtp.Port, smtp.Security, smtp.Password));
        Assert.Equal([new AlertValue("operations@bank.example", false), new AlertValue("ALERT_TO", true)], smtp.To);
        Assert.Equal(new WebhookChannel(new("ALERT_CHAT_URL", true), WebhookFormat.Slack, null), alerts.Destinations[1].Channel);
        Assert.Equal(new WebhookChannel(new("https://tickets.bank.example/new", false), WebhookFormat.Json, new("TICKET_TOKEN", true)), alerts.Destinations[2].Channel);
        Assert.Equal([AlertEvent.Failure, AlertEvent.LateFile, AlertEvent.LateFinish, AlertEvent.Quarantine], alerts.Rules[0].Events);
        Assert.Equal(["operations", "tickets"], alerts.Rules[0].Destinations);
        Assert.Equal((0.05m, null), (alerts.Rules[0].Above, alerts.Rules[1].Above));
        Assert.Equal(["nightly"], alerts.Rules[1].Schedules);
    }

    [Fact]
    public void APipelineWithoutAlertsTellsNobody() => Assert.Empty(Definition(WithSchedules()).Alerts.Rules);

    [Fact]
    public void APipelineWithoutSchedulesHasNone() => Assert.Empty(Definition(ContractProject.Sample().Run()).Schedules);

    [Fact]
    public void TheRuntimeSeesTheModelsInDependencyOrder()
    {
        var pipeline = Definition(ContractProject.Sample().Run());
        Assert.Equal("Sample.Pipeline", pipeline.Name);
        Assert.Equal(
            ["src_account", "stg_account", "quarantine_stg_account", "snap_account", "open_account"],
            pipeline.Models.Select(static m => m.Name));
        Assert.Equal(["no_account_is_lost"], pipeline.SingularAudits.Select(static a => a.Name));
    }

    [Fact]
    public void TheSqlReachesTheRuntimeAsWritten()
    {
        var body = Assert.IsType<QueryBody>(Definition(ContractProject.Sample().Run())["open_account"].Body);
        Assert.Equal(SampleContracts.All.Single(static f => f.Path == SampleContracts.MartSql).Text, body.Sql);
    }

    [Fact]
    public void TheOrderOfTheFilesDoesNotMatter()
    {
        var backwards = new ContractProject();
        foreach (var (path, text) in SampleContracts.All.Reverse())
            backwards.Put(path, text);
        var run = backwards.Run();
        Assert.All(ContractProject.Sample().Run().Result.GeneratedSources, s => Assert.Equal(s.SourceText.ToString(), run.Text(s.HintName)));
    }

    [Fact]
    public void AdditionalFilesOfOthersAreLeftAlone() =>
        Assert.Equal(["ContractPipeline.g.cs"], new ContractProject().Put("../appsettings.yml", "logging: {}").Run().Files);

    [Theory]
    [InlineData("card-payments", "card_payments")]
    [InlineData("2nd.event", "_2nd.@event")]
    [InlineData("", "")]
    [InlineData(null, "Sample.Pipeline")]
    public void TheRootNamespaceIsMadeValid(string? declared, string expected)
    {
        var project = new ContractProject(rootNamespace: declared);
        foreach (var (path, text) in SampleContracts.All)
            project.Put(path, text);
        var run = project.AddCode("internal static class Program { public static object Value => ContractPipeline.Definition; }").Run();
        Assert.Empty(GeneratedCode.Problems(run.Output));
        Assert.Equal(expected.Length > 0, run.Text("ContractPipeline.g.cs").Contains($"\nnamespace {expected};\n", StringComparison.Ordinal));
    }

    private static GeneratorRun WithSchedules() => ContractProject.Sample().Put(SampleContracts.Schedules, SampleContracts.SchedulesText).Run();

    private static GeneratorRun WithAlerts() =>
        ContractProject.Sample().Put(SampleContracts.Schedules, SampleContracts.SchedulesText).Put(SampleContracts.Alerts, SampleContracts.AlertsText).Run();

    private static PipelineDefinition Definition(GeneratorRun run) =>
        GeneratedCode.Load<PipelineDefinition>(run.Output, "Sample.ContractPipeline", "Definition");
}
