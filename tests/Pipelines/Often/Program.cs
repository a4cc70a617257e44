using BankingContracts.Cli;
using BankingContracts.Pipeline;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.DuckDb;

// The sample with schedules of seconds and alerts to the address in OFTEN_HOOK, for tests that kill the service.
var pipeline = ContractPipeline.Definition with
{
    Schedules =
    [
        new("all", new CronTrigger("0/4 * * ? * *", [])) { Missed = MissedRuns.All },
        new("marts", new CronTrigger("0/7 * * ? * *", [])) { Select = ["layer:marts"], Overlap = ScheduleOverlap.Skip },
        new("locked", new CronTrigger("0 0 0 1 1 ? 2099", [])) { Retries = 20, RetryAfter = TimeSpan.FromSeconds(1) },
        new("then", new AfterTrigger("marts")) { Select = ["account_summary"] },
    ],
    Alerts = new([new("hook", new WebhookChannel(new("OFTEN_HOOK", true), WebhookFormat.Json, null))], [new([AlertEvent.Warning, AlertEvent.Failure, AlertEvent.Recovery], ["hook"])]),
};
return await PipelineProgram.RunAsync(pipeline, [new DuckDbEngineProvider()], args);
