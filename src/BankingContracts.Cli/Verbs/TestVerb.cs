using BankingContracts.Cli.Rendering.Examples;
using BankingContracts.Cli.Session;
using BankingContracts.Runtime;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Engines;
using BankingContracts.Runtime.Examples;

namespace BankingContracts.Cli.Verbs;

/// <summary>Plays the examples that are compiled in. No table of a run is read or written.</summary>
internal static class TestVerb
{
    private const string Embedded = "duckdb";

    /// <summary>Runs the verb.</summary>
    /// <param name="context">What every verb works with.</param>
    /// <param name="filters">Names of models or examples, or patterns of them; empty for all examples.</param>
    /// <param name="isConfigured">Whether the engine of the configuration plays them, and not the embedded one.</param>
    /// <param name="cancellation">Stops between statements.</param>
    public static async Task<int> ExecuteAsync(VerbContext context, IReadOnlyList<string> filters, bool isConfigured, CancellationToken cancellation)
    {
        var examples = ExampleSelection.Of(context.Pipeline, filters);
        var engine = EngineOf(context, isConfigured);
        var played = new List<PlayedExample>();
        await using var bench = await engine.OpenBenchAsync(cancellation);
        var player = new ExamplePlayer(bench, context.Pipeline);
        foreach (var example in examples)
            played.Add(Described(context.Pipeline, example, await player.PlayAsync(example, cancellation)));
        ExampleOutput.Write(context, isConfigured ? context.Environment.Shorten(engine.Description) : "DuckDB in memory", played);
        return (int)(played.TrueForAll(static e => e.IsPassed) ? ExitCode.Done : ExitCode.AuditFailed);
    }

    /// <summary>The engine of the configuration, or the embedded one where the program has it.</summary>
    public static IEngine EngineOf(VerbContext context, bool isConfigured) =>
        !isConfigured && context.Engines.Any(static e => e.Name == Embedded) ? context.CreateEngine(Embedded, context.Settings.DatabasePath) : context.CreateEngine();

    private static PlayedExample Described(PipelineDefinition pipeline, ExampleDefinition example, IReadOnlyList<ExampleDifference> differences) =>
        new(example, [.. differences.Select(d => (d, ExampleText.Of(pipeline[d.Model], d)))]);
}
