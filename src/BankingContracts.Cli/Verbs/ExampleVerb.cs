using BankingContracts.Cli.Rendering.Examples;
using BankingContracts.Cli.Session;
using BankingContracts.Runtime;
using BankingContracts.Runtime.Examples;

namespace BankingContracts.Cli.Verbs;

/// <summary>Prints an example of a row of the database. Who asks for it asks for its values, as with <c>query</c>.</summary>
internal static class ExampleVerb
{
    /// <summary>Runs the verb.</summary>
    /// <param name="context">What every verb works with.</param>
    /// <param name="model">The model.</param>
    /// <param name="key">The key of the row.</param>
    /// <param name="name">The name of the example; null for the usual one.</param>
    /// <param name="cancellation">Stops between statements.</param>
    public static async Task<int> ExecuteAsync(VerbContext context, string model, IReadOnlyList<string> key, string? name, CancellationToken cancellation)
    {
        await using var database = await context.OpenReaderAsync(cancellation);
        await using var bench = await TestVerb.EngineOf(context, isConfigured: false).OpenBenchAsync(cancellation);
        var example = await new RealExample(context.Pipeline, database, new ExamplePlayer(bench, context.Pipeline)).OfAsync(model, key, name, cancellation);
        await context.Environment.Out.WriteAsync(ExampleYaml.Of(example));
        return (int)ExitCode.Done;
    }
}
