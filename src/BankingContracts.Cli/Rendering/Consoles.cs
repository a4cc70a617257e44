using Spectre.Console;

namespace BankingContracts.Cli.Rendering;

/// <summary>Makes consoles over the program's streams.</summary>
internal static class Consoles
{
    private const int WidestTable = 100_000;

    public static IAnsiConsole ForOut(ProgramEnvironment environment) =>
        Create(environment.Out, environment.IsTerminal, environment.Width, environment.AllowsColour);

    public static IAnsiConsole ForError(ProgramEnvironment environment) =>
        Create(environment.Error, environment.IsErrorTerminal, environment.Width, environment.AllowsColour);

    /// <summary>For tables of data. Redirected tables have no limit of width, because a file has no edge.</summary>
    public static IAnsiConsole ForRows(ProgramEnvironment environment) =>
        Create(environment.Out, environment.IsTerminal, environment.IsTerminal ? environment.Width : WidestTable, environment.AllowsColour);

    private static IAnsiConsole Create(TextWriter writer, bool isTerminal, int width, bool allowsColour)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = isTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = isTerminal && allowsColour ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = isTerminal ? InteractionSupport.Detect : InteractionSupport.No,
            // In a build service they would switch escape codes on, also for redirected output.
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
            Out = new AnsiConsoleOutput(isTerminal ? writer : new TrimmingWriter(writer)),
        });
        console.Profile.Width = width;
        console.Profile.Capabilities.Unicode = true;
        return console;
    }
}
