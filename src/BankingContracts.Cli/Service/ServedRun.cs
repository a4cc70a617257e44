using System.Text.Json;
using BankingContracts.Cli.Progress;
using BankingContracts.Cli.Rendering.Runs;
using BankingContracts.Cli.Session;
using BankingContracts.Runtime;
using BankingContracts.Runtime.Engines;
using BankingContracts.Runtime.Execution;
using BankingContracts.Server.Address;
using BankingContracts.Server.Api;
using BankingContracts.Server.Runs;

namespace BankingContracts.Cli.Service;

/// <summary>A run, or a check, that the service makes in place of this process.</summary>
/// <param name="context">What the user asked for.</param>
/// <param name="service">The service.</param>
/// <param name="engine">The engine.</param>
internal sealed class ServedRun(VerbContext context, ServiceClient service, IEngine engine)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <summary>Queues a run, shows its progress, and prints its result as a local run does. Ctrl-C cancels it there.</summary>
    /// <returns>The exit code of the run.</returns>
    /// <exception cref="PipelineException">The service has other settings, or it ended.</exception>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        await RefuseOtherSettingsAsync(isCheck: false, cancellation);
        var scope = JsonSerializer.Serialize(ServiceScope.Of(context.RunOptions), ClientJson.Default.RunScope);
        var id = await service.PostAsync("service/runs", scope, cancellation);
        await context.Environment.Error.WriteLineAsync($"The service at {service.Address} operates the database; the run is queued there as {id}.");
        var run = await ProgressDisplay.WatchAsync(context, "in the queue of the service", observer => WatchAsync(id, new ServedStages(context.Pipeline, observer), cancellation));
        if (await service.FindTextAsync($"service/runs/{id}/result", CancellationToken.None) is { } result)
            return await RunOutput.WriteAsync(context, engine, isCheck: false, new RunResultJson(context.Pipeline).Parse(result));
        context.HasCommitted = run.IsCommitted;
        if (RunWords.State(run.State) == RunState.Cancelled || cancellation.IsCancellationRequested)
            throw new OperationCanceledException("The run was cancelled.");
        throw new PipelineException((ExitCode?)run.ExitCode ?? ExitCode.Locked, run.Message);
    }

    /// <summary>Checks the tables.</summary>
    /// <returns>The exit code of the check.</returns>
    /// <exception cref="PipelineException">The service has other settings, or it ended.</exception>
    public async Task<int> CheckAsync(CancellationToken cancellation)
    {
        await RefuseOtherSettingsAsync(isCheck: true, cancellation);
        var options = context.RunOptions;
        var asked = JsonSerializer.Serialize(
            new AskedCheck { AsOf = options.AsOf, Select = options.Select, Exclude = options.Exclude, ShowValues = options.ShowValues }, ClientJson.Default.AskedCheck);
        var result = await ProgressDisplay.WatchAsync(context, "audit", _ => service.PostAsync("service/check", asked, cancellation));
        return await RunOutput.WriteAsync(context, engine, isCheck: true, new RunResultJson(context.Pipeline).Parse(result));
    }

    private async Task<RunView> WatchAsync(string id, ServedStages stages, CancellationToken cancellation)
    {
        var isCancelled = false;
        while (true)
        {
            if (cancellation.IsCancellationRequested && !isCancelled)
            {
                isCancelled = true;
                // It may have ended just now.
                await service.TryPostAsync($"api/v1/runs/{id}/cancel", CancellationToken.None);
            }

            using var answer = await service.GetAsync($"api/v1/runs/{id}", CancellationToken.None);
            var details = JsonSerializer.Deserialize(await ServiceClient.TextAsync(answer, CancellationToken.None), ApiJson.Default.RunDetails)!;
            stages.Show(details.Stages);
            if (RunWords.State(details.Run.State) is not { } state || state.IsFinal())
                return details.Run;
            await Task.Delay(Pause, CancellationToken.None);
        }
    }

    private async Task RefuseOtherSettingsAsync(bool isCheck, CancellationToken cancellation)
    {
        var text = await service.FindTextAsync("service/settings", cancellation)
            ?? throw new PipelineException(ExitCode.Locked, $"The service at {service.Address} operates the database, but it is of another version of this program; use that version.");
        var theirs = JsonSerializer.Deserialize(text, ClientJson.Default.ServiceSettings)!;
        if (ServiceScope.Differences(context, theirs, isCheck) is { Count: > 0 } differences)
            throw PipelineException.BadInput($"The service at {service.Address} operates the database, and {string.Join("; ", differences)}. Leave this out, or stop the service.");
    }
}
