using BankingContracts.Cli.Session;
using BankingContracts.Runtime;
using BankingContracts.Runtime.Execution;

namespace BankingContracts.Cli.Rendering.Runs;

/// <summary>Prints how a run or check ended, in the format asked for.</summary>
internal static class RunOutput
{
    /// <returns>The process's exit code.</returns>
    public static int Write(VerbContext context, string engine, bool isCheck, RunResult result)
    {
        var output = context.Environment.Out;
        context.Print(
            () => isCheck ? RunCsv.Audits(result) : RunCsv.Stages(context.Pipeline, result),
            () => RunJson.Document(context.Pipeline, result),
            () => RunSummary.Write(
                Consoles.ForOut(context.Environment),
                new RunHeading(context.Pipeline, context.Environment.Shorten(engine), isCheck, context.IsVerbose, context.Environment.Shorten),
                result));
        output.Flush();
        if (context.JUnitPath is { } path)
            JUnitReport.Write(path, context.Pipeline.Name, isCheck, result);
        foreach (var note in result.Notes)
            context.Environment.Error.WriteLine("note: " + context.Environment.Shorten(note));
        if (result.ExitCode != ExitCode.Done)
        {
            FailureMessages.WriteError(context.Environment, context.Settings.Redact(result.Message));
        }
        Annotations.Write(context, result);
        return (int)result.ExitCode;
    }
}
