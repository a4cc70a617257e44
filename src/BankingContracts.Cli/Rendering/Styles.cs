using Spectre.Console;

namespace BankingContracts.Cli.Rendering;

/// <summary>The few styles in use; each also reads well without colour.</summary>
internal static class Styles
{
    public static Style Plain { get; } = Style.Plain;

    public static Style Heading { get; } = new(decoration: Decoration.Bold);

    public static Style Quiet { get; } = new(foreground: Color.Grey);

    public static Style Success { get; } = new(foreground: Color.Green);

    public static Style Warning { get; } = new(foreground: Color.Yellow);

    public static Style Failure { get; } = new(foreground: Color.Red);
}
