using System.Globalization;
using BankingContracts.Runtime;
using BankingContracts.Runtime.Execution;
using BankingContracts.Runtime.Outcomes;
using BankingContracts.Server.Runs;

namespace BankingContracts.Server.Alerts;

/// <summary>What alerts say. Nothing here comes from a row: the message of a run may show values, so it stays on the page of the run.</summary>
internal static class AlertTexts
{
    private const int NamesShown = 5;

    /// <summary>A run in a title: the schedule's name, or that somebody started it.</summary>
    public static string Subject(RunEntry run) => run.Schedule ?? "A run";

    /// <summary>The lines about a run under every alert of it.</summary>
    public static string Lines(RunEntry run, params IEnumerable<string> first)
    {
        var lines = first.ToList();
        lines.Add($"Run {run.Id}{(run.Schedule is { } schedule ? $" of the schedule {schedule}" : "")}{(run.Attempt > 1 ? $", attempt {run.Attempt}" : "")}.");
        if (run is { StartedAt: { } began, EndedAt: { } ended })
            lines.Add($"It began {Time(began)} and ended {Time(ended)}.");
        return string.Join('\n', lines);
    }

    /// <summary>Why a run failed.</summary>
    public static IEnumerable<string> Failure(RunEntry run, RunResult? result)
    {
        if (run.State == RunState.Interrupted)
            yield return "The service ended again and again while the run was under way. It is not started again.";
        else if (result is not null)
            yield return Cause(result);
        yield return run.IsCommitted ? "Its data is published; what comes afterwards is not done." : "Nothing was published.";
    }

    /// <summary>The tests that warn.</summary>
    public static string Warnings(RunResult result) => Tests(result, "warns", "warn", AuditStatus.Warned);

    /// <summary>How much of a source is in quarantine.</summary>
    public static string Quarantine(string staging, StagingTotals totals) => string.Create(
        CultureInfo.InvariantCulture,
        $"{staging}: {totals.Quarantined:#,0} of {totals.RowsRead:#,0} rows are in quarantine ({100m * totals.Quarantined / totals.RowsRead:0.##} %).");

    private static string Cause(RunResult result) => result.ExitCode switch
    {
        ExitCode.AuditFailed when result.Audits.Any(IsFailed) => Tests(result, "failed", "failed", AuditStatus.Failed, AuditStatus.Errored),
        ExitCode.AuditFailed => "A value broke the SQL of a model.",
        ExitCode.BadInput when result.IsSchemaChange => "A file has not the columns of its contract.",
        ExitCode.BadInput => "The files, the configuration, the SQL or the machine did not allow it.",
        ExitCode.Locked => "Another process used the database.",
        ExitCode.Bug or ExitCode.Done => "An error in the program ended it.",
        _ => throw new InvalidOperationException($"No words for {result.ExitCode}."),
    };

    private static bool IsFailed(AuditResult audit) => audit.Status is AuditStatus.Failed or AuditStatus.Errored;

    private static string Tests(RunResult result, string one, string many, params AuditStatus[] statuses)
    {
        var names = result.Audits.Where(a => statuses.Contains(a.Status)).Select(a => a.Audit.Name).ToList();
        return $"{names.Count} {(names.Count == 1 ? $"test {one}" : $"tests {many}")}: {string.Join(", ", names.Take(NamesShown))}{(names.Count > NamesShown ? ", ..." : "")}.";
    }

    private static string Time(DateTime utc) => utc.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
}
