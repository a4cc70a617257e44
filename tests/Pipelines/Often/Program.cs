using BankingContracts.Cli;
using BankingContracts.Pipeline;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.DuckDb;

// The sample with schedules of seconds, for tests that kill the service.
var pipeline = ContractPipeline.Definition with
{
    Schedules =
    [
        new("all", new CronTrigger("0/4 * * ? * *", [])) { Missed = MissedRuns.All },
        new("marts", new CronTrigger("0/7 * * ? * *", [])) { Select = ["layer:marts"], Overlap = ScheduleOverlap.Skip },
        new("locked", new CronTrigger("0 0 0 1 1 ? 2099", [])) { Retries = 20, RetryAfter = TimeSpan.FromSeconds(1) },
        new("then", new AfterTrigger("marts")) { Select = ["account_summary"] },
    ],
};
return await PipelineProgram.RunAsync(pipeline, [new DuckDbEngineProvider()], args);
