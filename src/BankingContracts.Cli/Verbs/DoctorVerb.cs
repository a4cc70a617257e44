using BankingContracts.Cli.Diagnosis;
using BankingContracts.Cli.Rendering;
using BankingContracts.Cli.Session;
using BankingContracts.Runtime;

namespace BankingContracts.Cli.Verbs;

/// <summary>Checks everything that a run needs and prints what is wrong.</summary>
internal static class DoctorVerb
{
    public static async Task<int> ExecuteAsync(VerbContext context, CancellationToken cancellation)
    {
        var findings = new List<Finding>(ProgramFindings.Of(context));
        var database = await DatabaseFindings.OfAsync(context, cancellation);
        findings.AddRange(database);
        if (database.All(f => f.Status != FindingStatus.Problem))
            findings.AddRange(await InputsAsync(context, cancellation));
        findings.AddRange(DiskFindings.Of(context.Settings, context.Environment.Shorten));

        DoctorOutput.Write(context, [.. findings.Select(f => f with { Text = context.Settings.Redact(f.Text) })]);
        return (int)(findings.Any(f => f.Status == FindingStatus.Problem) ? ExitCode.BadInput : ExitCode.Done);
    }

    private static async Task<IEnumerable<Finding>> InputsAsync(VerbContext context, CancellationToken cancellation)
    {
        try
        {
            return InputFindings.Of(await new PipelineRunner(context.Pipeline, context.CreateEngine(), clock: context.Environment.Clock).PlanAsync(context.RunOptions, cancellation));
        }
        catch (PipelineException exception)
        {
            return [new(InputFindings.Area, "plan", FindingStatus.Problem, exception.Message)];
        }
    }
}
