using BankingContracts.Cli.Rendering;
using BankingContracts.Cli.Session;
using BankingContracts.Runtime;
using BankingContracts.Server.Access;

namespace BankingContracts.Cli.Verbs;

/// <summary>Makes, lists and revokes the keys by which people and programs use the service.</summary>
internal static class KeysVerb
{
    public static async Task<int> AddAsync(VerbContext context, string name, Role role, bool seesValues, DateTime? expires, CancellationToken cancellation)
    {
        var text = await Book(context).AddAsync(name, role, seesValues, expires, cancellation);
        // The key alone goes to standard output, so that a program can take it.
        await context.Environment.Out.WriteLineAsync(text);
        await context.Environment.Error.WriteLineAsync("Keep this key now: it is not stored, and cannot be shown again. A service that is running without sign-in asks for it after its next start.");
        return (int)ExitCode.Done;
    }

    public static async Task<int> ListAsync(VerbContext context, CancellationToken cancellation)
    {
        KeysOutput.Write(context, await Book(context).ListAsync(cancellation));
        return (int)ExitCode.Done;
    }

    public static async Task<int> RevokeAsync(VerbContext context, string name, CancellationToken cancellation)
    {
        await Book(context).RevokeAsync(name, cancellation);
        await context.Environment.Error.WriteLineAsync($"The key '{name}' opens nothing any more.");
        return (int)ExitCode.Done;
    }

    private static KeyBook Book(VerbContext context) => new(context.ServerStore, context.Environment.Clock);
}
