using BankingContracts.Cli.Progress;
using BankingContracts.Cli.Rendering.Runs;
using BankingContracts.Cli.Session;
using BankingContracts.Cli.Wording;
using BankingContracts.Runtime;
using BankingContracts.Runtime.Planning;

namespace BankingContracts.Cli.Verbs;

/// <summary>Runs the pipeline once for each day that has files, in order; the first day that fails ends it.</summary>
internal static class BackfillVerb
{
    public static async Task<int> ExecuteAsync(VerbContext context, DateOnly from, DateOnly to, CancellationToken cancellation)
    {
        context.CheckSelection();
        var days = BackfillDays.Of(context.Pipeline, context.RunOptions, from, to);
        if (days.Count == 0)
            throw BackfillDays.None(from, to);
        var engine = context.CreateEngine();
        var output = new BackfillOutput(context);
        for (var day = from; day <= to; day = day.AddDays(1))
        {
            if (!days.Contains(day))
            {
                output.Pass(day);
                continue;
            }

            var options = context.RunOptions with { BusinessDate = day, OnlyFilesOfBusinessDate = true };
            var result = await ProgressDisplay.WatchAsync(context, "plan", observer =>
                new PipelineRunner(context.Pipeline, engine, observer, context.Environment.Clock).RunAsync(options, cancellation));
            output.Add(day, result);
            if (result.ExitCode == ExitCode.Done)
                continue;
            output.Close();
            FailureMessages.WriteError(
                context.Environment,
                $"{DisplayText.Date(day)}: {context.Settings.Redact(result.Message)} The backfill ended there. Correct this, then continue with: backfill --from {DisplayText.Date(day)} --to {DisplayText.Date(to)}");
            return (int)result.ExitCode;
        }

        output.Close();
        return (int)ExitCode.Done;
    }
}
