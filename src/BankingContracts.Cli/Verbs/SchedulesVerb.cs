using System.Text.Json;
using BankingContracts.Cli.Operations;
using BankingContracts.Cli.Service;
using BankingContracts.Cli.Session;
using BankingContracts.Runtime;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Server.Api;
using BankingContracts.Server.Scheduling;

namespace BankingContracts.Cli.Verbs;

/// <summary>Lists the schedules. Without a service nothing runs by itself, but what is compiled in is known.</summary>
internal static class SchedulesVerb
{
    public static async Task<int> ExecuteAsync(VerbContext context, CancellationToken cancellation)
    {
        using var service = await ServiceClient.FindAsync(context.CreateEngine().DatabaseFile, cancellation);
        SchedulesOutput.Write(context, isServed: service is not null, service is null ? Compiled(context) : await ServedAsync(service, cancellation));
        return (int)ExitCode.Done;
    }

    private static async Task<IReadOnlyList<ScheduleView>> ServedAsync(ServiceClient service, CancellationToken cancellation)
    {
        using var answer = await service.GetAsync("api/v1/schedules", cancellation);
        return JsonSerializer.Deserialize(await ServiceClient.TextAsync(answer, cancellation), ApiJson.Default.IReadOnlyListScheduleView)!;
    }

    private static IReadOnlyList<ScheduleView> Compiled(VerbContext context)
    {
        var now = context.Environment.Clock.GetUtcNow().UtcDateTime;
        return [.. context.Pipeline.Schedules.Select(s => ScheduleView.Of(new ScheduleStatus(s, IsPaused: false, Next(s, now), Last: null)))];
    }

    private static DateTime? Next(ScheduleDefinition schedule, DateTime now) => schedule.Trigger is CronTrigger cron
        ? new DueTimes(cron, ScheduleBook.ZoneOf(schedule)).After(now).Select(t => (DateTime?)t).FirstOrDefault()
        : null;
}
