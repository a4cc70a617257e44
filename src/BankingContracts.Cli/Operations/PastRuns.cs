using System.Globalization;
using System.Text.Json;
using BankingContracts.Cli.Service;
using BankingContracts.Cli.Session;
using BankingContracts.Runtime;
using BankingContracts.Runtime.Outcomes;
using BankingContracts.Runtime.State;
using BankingContracts.Server.Api;
using BankingContracts.Server.Runs;

namespace BankingContracts.Cli.Operations;

/// <summary>The runs of the past: from the service, which knows all; without one from the database.</summary>
internal static class PastRuns
{
    /// <summary>The last run, in place of an id.</summary>
    public const string Last = "last";

    /// <summary>Runs, the newest first.</summary>
    /// <param name="context">The verb.</param>
    /// <param name="limit">The most runs.</param>
    /// <param name="cancellation">Stops it.</param>
    public static async Task<IReadOnlyList<RunLine>> ListAsync(VerbContext context, int limit, CancellationToken cancellation)
    {
        using var service = await ServiceClient.FindAsync(context.CreateEngine().DatabaseFile, cancellation);
        if (service is null)
            return [.. (await CommittedAsync(context, cancellation)).AsEnumerable().Reverse().Take(limit).Select(r => LineOf(context, r))];
        using var answer = await service.GetAsync(string.Create(CultureInfo.InvariantCulture, $"api/v1/runs?limit={limit}"), cancellation);
        var list = JsonSerializer.Deserialize(await ServiceClient.TextAsync(answer, cancellation), ApiJson.Default.RunList)!;
        return [.. list.Runs.Select(LineOf)];
    }

    /// <summary>A run with its stages.</summary>
    /// <param name="context">The verb.</param>
    /// <param name="id">The run, or <see cref="Last"/>.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="PipelineException">There is no such run.</exception>
    public static async Task<(RunLine Run, IReadOnlyList<StageLine> Stages)> FindAsync(VerbContext context, string id, CancellationToken cancellation)
    {
        using var service = await ServiceClient.FindAsync(context.CreateEngine().DatabaseFile, cancellation);
        if (service is null)
        {
            var runs = await CommittedAsync(context, cancellation);
            return (id == Last ? (runs is [.., var last] ? last : null) : runs.FirstOrDefault(r => r.RunId == id)) is { } run
                ? (LineOf(context, run), [.. run.Stages.Select(LineOf)])
                : throw Missing(id);
        }

        if (id == Last)
            id = await ListAsync(context, 1, cancellation) is [var newest] ? newest.Id : throw Missing(id);
        var text = await service.FindTextAsync($"api/v1/runs/{Uri.EscapeDataString(id)}", cancellation) ?? throw Missing(id);
        var details = JsonSerializer.Deserialize(text, ApiJson.Default.RunDetails)!;
        return (LineOf(details.Run), [.. details.Stages.Select(LineOf)]);
    }

    private static PipelineException Missing(string id) =>
        PipelineException.BadInput(id == Last ? "There is no run yet." : $"There is no run '{id}'; the verb runs lists them. Without a service only runs that were committed are known.");

    private static async Task<IReadOnlyList<CommittedRun>> CommittedAsync(VerbContext context, CancellationToken cancellation)
    {
        await using var database = await context.OpenReaderAsync(cancellation);
        return await database.ReadRunsAsync(null, cancellation);
    }

    private static RunLine LineOf(RunView run) =>
        new(run.Id, run.State, run.Cause, run.Schedule, run.StartedAt, run.EndedAt, run.ExitCode, run.IsCommitted, run.ChangedRows, run.Message);

    private static RunLine LineOf(VerbContext context, CommittedRun run) => new(
        run.RunId, RunState.Succeeded.Word(), null, null, run.StartedAt, run.FinishedAt, null, IsCommitted: true, MartChanges.Of(context.Pipeline, run.Stages), "");

    private static StageLine LineOf(StageView stage) => new(
        stage.Stage, stage.Model, (stage.EndedAt - stage.StartedAt)?.TotalMilliseconds, stage.Rows, stage.Added, stage.Changed, stage.Removed, stage.Note);

    private static StageLine LineOf(StageRecord stage) => new(
        stage.Stage.Word(), stage.Model, stage.Milliseconds, stage.Change.Rows, stage.Change.Added, stage.Change.Changed, stage.Change.Removed, stage.Note);
}
