using BankingContracts.Cli;
using BankingContracts.Runtime;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.DuckDb;

namespace BankingContracts.Pipeline.Tests.EndToEnd;

/// <summary>The only place where the end-to-end tests call the product's command line.</summary>
public static class Product
{
    private const int Width = 160;
    private const int RedirectedWidth = 120;

    /// <summary>The time that the program takes for now: later than what the tests play.</summary>
    public static DateTime Now { get; } = new(2026, 11, 28, 12, 0, 0, DateTimeKind.Utc);

    /// <summary>The reference pipeline as compiled.</summary>
    public static PipelineDefinition Reference => ContractPipeline.Definition;

    /// <summary>Calls the program in <paramref name="workingDirectory"/> with no environment variables set.</summary>
    public static Task<ProgramRun> InvokeAsync(PipelineDefinition pipeline, string workingDirectory, params string[] args) =>
        InvokeAsync(pipeline, Width, workingDirectory, args);

    /// <summary>Calls the program in a terminal of <paramref name="width"/> columns.</summary>
    public static Task<ProgramRun> InvokeAsync(PipelineDefinition pipeline, int width, string workingDirectory, params string[] args) =>
        InvokeAsync(pipeline, width, workingDirectory, new StoppedClock(Now), args);

    /// <summary>Calls the program with a clock.</summary>
    public static Task<ProgramRun> InvokeAsync(PipelineDefinition pipeline, string workingDirectory, TimeProvider clock, params string[] args) =>
        InvokeAsync(pipeline, Width, workingDirectory, clock, args);

    /// <summary>Calls the program with a clock, its output and errors as a redirected screen shows them: in one text.</summary>
    public static async Task<ProgramRun> ScreenAsync(PipelineDefinition pipeline, string workingDirectory, TimeProvider clock, params string[] args)
    {
        await using var screen = new StringWriter();
        return await InvokeAsync(pipeline, RedirectedWidth, workingDirectory, clock, screen, screen, args);
    }

    private static async Task<ProgramRun> InvokeAsync(PipelineDefinition pipeline, int width, string workingDirectory, TimeProvider clock, string[] args)
    {
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        return await InvokeAsync(pipeline, width, workingDirectory, clock, output, error, args);
    }

    private static async Task<ProgramRun> InvokeAsync(PipelineDefinition pipeline, int width, string workingDirectory, TimeProvider clock, TextWriter output, TextWriter error, string[] args)
    {
        var environment = new ProgramEnvironment(
            output, error, TextReader.Null, false, false, width, workingDirectory, _ => null, TestContext.Current.CancellationToken)
        {
            Clock = clock,
        };
        var exitCode = await PipelineProgram.RunAsync(pipeline, [new DuckDbEngineProvider()], args, environment);
        return new((ExitCode)exitCode, output.ToString()!, error.ToString()!);
    }
}
