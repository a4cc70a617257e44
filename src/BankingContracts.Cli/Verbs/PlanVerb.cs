using BankingContracts.Cli.Progress;
using BankingContracts.Cli.Rendering;
using BankingContracts.Cli.Rendering.Plans;
using BankingContracts.Cli.Session;
using BankingContracts.Runtime;
using BankingContracts.Runtime.Reporting;

namespace BankingContracts.Cli.Verbs;

/// <summary>Shows what a run would do.</summary>
internal static class PlanVerb
{
    public static async Task<int> ExecuteAsync(VerbContext context, CancellationToken cancellation)
    {
        context.CheckSelection();
        var engine = context.CreateEngine();
        var plan = await new PipelineRunner(context.Pipeline, engine, new CommitWatch(context, null), context.Environment.Clock).PlanAsync(await context.OrderedRunOptionsAsync(cancellation), cancellation);
        context.Print(
            () => PlanOutput.Csv(plan),
            () => PlanJson.Document(context.Pipeline.Name, plan),
            () => PlanOutput.WriteTable(Consoles.ForOut(context.Environment), context.Pipeline.Name, context.Environment.Shorten(engine.Description), plan));
        return (int)ExitCode.Done;
    }
}
