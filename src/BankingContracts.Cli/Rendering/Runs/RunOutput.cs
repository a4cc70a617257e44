using BankingContracts.Cli.Session;
using BankingContracts.Runtime;
using BankingContracts.Runtime.Engines;
using BankingContracts.Runtime.Execution;

namespace BankingContracts.Cli.Rendering.Runs;

/// <summary>Prints how a run or check ended, in the format asked for.</summary>
internal static class RunOutput
{
    /// <returns>The process's exit code.</returns>
    public static async Task<int> WriteAsync(VerbContext context, IEngine engine, bool isCheck, RunResult result)
    {
        result = result with { Message = context.Settings.Redact(result.Message) };
        var output = context.Environment.Out;
        context.Print(
            () => isCheck ? RunCsv.Audits(result) : RunCsv.Stages(context.Pipeline, result),
            () => RunJson.Document(context.Pipeline, result),
            () => RunSummary.Write(
                Consoles.ForOut(context.Environment),
                new RunHeading(context.Pipeline, context.Environment.Shorten(engine.Description), t => engine.TextOf(t, result.RunAt), isCheck, context.IsVerbose, context.Environment.Shorten),
                result));
        await output.FlushAsync();
        foreach (var note in result.Notes)
            await context.Environment.Error.WriteLineAsync("note: " + context.Environment.Shorten(note));
        if (result.ExitCode != ExitCode.Done)
            FailureMessages.WriteError(context.Environment, result.Message);
        Annotations.Write(context, result);
        await ResultFile.WriteAllAsync(context, isCheck, result);
        return (int)result.ExitCode;
    }
}
