using System.Text;

namespace BankingContracts.Cli;

/// <summary>What the program knows of its surroundings. Another program or a test passes its own.</summary>
/// <param name="Out">Results.</param>
/// <param name="Error">Errors, and progress while <paramref name="Out"/> has data.</param>
/// <param name="In">Read by <c>query -</c>, and for the answer to a question.</param>
/// <param name="IsTerminal">Whether <paramref name="Out"/> is a terminal.</param>
/// <param name="IsErrorTerminal">Whether <paramref name="Error"/> is a terminal.</param>
/// <param name="Width">Characters in a line of the terminal; also the width of redirected summaries.</param>
/// <param name="WorkingDirectory">Relative paths start here, and <c>.env</c> is looked for here.</param>
/// <param name="Variables">The environment variables; null for one that is not set.</param>
/// <param name="Cancellation">Set when the user presses Ctrl-C.</param>
public sealed record ProgramEnvironment(
    TextWriter Out,
    TextWriter Error,
    TextReader In,
    bool IsTerminal,
    bool IsErrorTerminal,
    int Width,
    string WorkingDirectory,
    Func<string, string?> Variables,
    CancellationToken Cancellation = default)
{
    /// <summary>The names of the environment variables, by which misspelt settings are found.</summary>
    public IReadOnlyCollection<string> VariableNames { get; init; } = [];

    /// <summary>The clock for runs without a date.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    private const int RedirectedWidth = 120;
    private const int NarrowestTerminal = 40;

    /// <summary>The real console and process.</summary>
    public static ProgramEnvironment FromConsole(CancellationToken cancellation)
    {
        // Tables and names may contain any character; Windows consoles default to a code page that cannot show them.
        if (OperatingSystem.IsWindows())
            Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        var isDumb = Environment.GetEnvironmentVariable("TERM") == "dumb";
        var isTerminal = !Console.IsOutputRedirected && !isDumb;
        return new(
            Console.Out,
            Console.Error,
            Console.In,
            isTerminal,
            !Console.IsErrorRedirected && !isDumb,
            isTerminal ? TerminalWidth() : RedirectedWidth,
            Environment.CurrentDirectory,
            Environment.GetEnvironmentVariable,
            cancellation)
        {
            VariableNames = [.. Environment.GetEnvironmentVariables().Keys.Cast<string>()],
        };
    }

    /// <summary>Whether colours are wanted, see https://no-color.org.</summary>
    public bool AllowsColour => string.IsNullOrEmpty(Variables("NO_COLOR"));

    /// <summary><paramref name="path"/> as an absolute path.</summary>
    public string Resolve(string path) => Path.GetFullPath(path, WorkingDirectory);

    /// <summary><paramref name="text"/> with paths below the working directory shown relative to it.</summary>
    public string Shorten(string text) =>
        text.Replace(Path.TrimEndingDirectorySeparator(WorkingDirectory) + Path.DirectorySeparatorChar, "", StringComparison.Ordinal);

    // A pseudo terminal without a size (some CI systems) says 0.
    private static int TerminalWidth() => Console.WindowWidth >= NarrowestTerminal ? Console.WindowWidth : RedirectedWidth;
}
