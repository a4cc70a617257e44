using System.CommandLine;
using System.Reflection;
using BankingContracts.Cli.CommandLine;
using BankingContracts.Cli.Session;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Engines;

namespace BankingContracts.Cli;

/// <summary>The command line over a generated pipeline; all that a pipeline's Program.cs calls.</summary>
public static class PipelineProgram
{
    /// <summary>Parses <paramref name="args"/>, does what they ask, and returns the process's exit code.</summary>
    /// <param name="pipeline">The generated pipeline.</param>
    /// <param name="engines">The engines that DATABASE_TYPE may name.</param>
    /// <param name="args">The command line without the program's name.</param>
    /// <param name="environment">The console, the variables and the clock; null uses the real ones.</param>
    /// <returns>See <see cref="Runtime.ExitCode"/>; 130 after Ctrl-C, as in shells.</returns>
    public static async Task<int> RunAsync(
        PipelineDefinition pipeline, IReadOnlyList<IEngineProvider> engines, string[] args, ProgramEnvironment? environment = null)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        ArgumentNullException.ThrowIfNull(engines);
        ArgumentNullException.ThrowIfNull(args);
        if (environment is not null)
            return await ExecuteAsync(pipeline, engines, args, environment);

        using var interrupt = new ConsoleInterrupt();
        var profile = StartupProfile.Start(AppContext.BaseDirectory, Parts(engines));
        var exitCode = await ExecuteAsync(pipeline, engines, args, ProgramEnvironment.FromConsole(interrupt.Token));
        profile?.Stop(isWanted: exitCode == 0);
        return exitCode;
    }

    private static IEnumerable<Assembly> Parts(IReadOnlyList<IEngineProvider> engines)
    {
        if (Assembly.GetEntryAssembly() is { } program)
            yield return program;
        yield return typeof(PipelineProgram).Assembly;
        yield return typeof(PipelineDefinition).Assembly;
        foreach (var engine in engines)
            yield return engine.GetType().Assembly;
    }

    private static async Task<int> ExecuteAsync(
        PipelineDefinition pipeline, IReadOnlyList<IEngineProvider> engines, string[] args, ProgramEnvironment environment)
    {
        VerbContext? context = null;

        // A terminal is never full, and Spectre recognizes a terminal only by the console's own writer.
        var output = environment.IsTerminal ? null : new GuardedWriter(environment.Out);
        environment = environment with
        {
            Out = output ?? environment.Out,
            Error = environment.IsErrorTerminal ? environment.Error : new GuardedWriter(environment.Error),
        };
        var root = CommandTree.Build(
            pipeline, environment.Width, (parsed, options) => context = VerbContext.Create(pipeline, engines, parsed, options, environment));
        var result = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        try
        {
            if (ParseErrors.Find(result, args) is { } error)
                return FailureMessages.BadCommandLine(environment, result, error);
            var invocation = new InvocationConfiguration
            {
                Output = environment.Out,
                Error = environment.Error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
            };
            var exitCode = await result.InvokeAsync(invocation, environment.Cancellation);
            output?.Flush();
            return output?.Fault is { } fault && exitCode == 0
                ? FailureMessages.UnwritableOutput(environment, fault, context?.HasCommitted == true)
                : exitCode;
        }
#pragma warning disable CA1031 // The outermost frame: every exception becomes a message and an exit code.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return FailureMessages.Failed(environment, context, exception);
        }
    }
}
