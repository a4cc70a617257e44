using BankingContracts.Cli;
using BankingContracts.Runtime;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.DuckDb;

namespace BankingContracts.Pipeline.Tests.EndToEnd;

/// <summary>The only place where the end-to-end tests call the product's command line.</summary>
public static class Product
{
    private const int Width = 160;

    /// <summary>The reference pipeline as compiled.</summary>
    public static PipelineDefinition Reference => ContractPipeline.Definition;

    /// <summary>Calls the program in <paramref name="workingDirectory"/> with no environment variables set.</summary>
    public static Task<ProgramRun> InvokeAsync(PipelineDefinition pipeline, string workingDirectory, params string[] args) =>
        InvokeAsync(pipeline, Width, workingDirectory, args);

    /// <summary>Calls the program in a terminal of <paramref name="width"/> columns.</summary>
    public static async Task<ProgramRun> InvokeAsync(PipelineDefinition pipeline, int width, string workingDirectory, params string[] args)
    {
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        var environment = new ProgramEnvironment(
            output, error, TextReader.Null, false, false, width, workingDirectory, _ => null, TestContext.Current.CancellationToken);
        var exitCode = await PipelineProgram.RunAsync(pipeline, [new DuckDbEngineProvider()], args, environment);
        return new((ExitCode)exitCode, output.ToString(), error.ToString());
    }
}
