using Spectre.Console;
using Spectre.Console.Testing;

namespace BankingContracts.Cli.Tests.Samples;

/// <summary>What a renderer prints on a console without colour.</summary>
internal static class Printed
{
    public static string Text(Action<IAnsiConsole> write, int width = 100)
    {
        using var console = new TestConsole();
        console.Profile.Width = width;
        console.Profile.Capabilities.Unicode = true;
        write(console);
        return string.Join('\n', console.Output.ReplaceLineEndings("\n").Split('\n').Select(l => l.TrimEnd()));
    }
}
