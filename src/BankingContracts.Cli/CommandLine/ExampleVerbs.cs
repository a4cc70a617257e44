using System.CommandLine;
using BankingContracts.Cli.Session;
using BankingContracts.Cli.Verbs;
using BankingContracts.Runtime.Definitions;

namespace BankingContracts.Cli.CommandLine;

/// <summary>The verbs about examples.</summary>
/// <param name="pipeline">The pipeline, for suggestions and examples.</param>
/// <param name="options">The options of all verbs.</param>
/// <param name="verbOf">Makes a verb of its name, its description and what it does.</param>
internal sealed class ExampleVerbs(PipelineDefinition pipeline, ProgramOptions options, Func<string, string, Func<VerbContext, ParseResult, CancellationToken, Task<int>>, Command> verbOf)
{
    /// <summary>The verbs with their examples, in the order of the help.</summary>
    public IEnumerable<(Command Verb, Examples Examples)> All() => [Test(), Example()];

    private (Command, Examples) Test()
    {
        var names = new Argument<string[]>("NAME") { Description = "A model, an example, or a pattern of such names with *. [default: all examples]", Arity = ArgumentArity.ZeroOrMore };
        ModelArguments.Suggest(names, pipeline.Models);
        var verb = verbOf("test", "Play the examples of the contracts and compare what comes out with what they expect. The build has done it already, on DuckDB.",
            (context, parsed, cancellation) => TestVerb.ExecuteAsync(context, parsed.GetValue(names) ?? [], parsed.GetValue(options.OnEngine), cancellation));
        verb.Add(names);
        verb.Add(options.OnEngine);
        return (verb, new(
            ["test", $"test {ModelArguments.Sample(pipeline)}", "test \"*interest*\"", "test --engine"],
            "Exit code 1: an example failed. No table of a run is read or written."));
    }

    private (Command, Examples) Example()
    {
        var key = new Argument<string[]>("KEY") { Description = "The key of the row; one value per key column.", Arity = ArgumentArity.OneOrMore };
        var verb = verbOf("example", "Print an example with a row of a model, and the rows that it came from. It shows values of the database.",
            (context, parsed, cancellation) => ExampleVerb.ExecuteAsync(context, parsed.GetRequiredValue(options.Example), parsed.GetRequiredValue(key), parsed.GetValue(options.ExampleName), cancellation));
        options.Example.CompletionSources.Add([.. pipeline.Models.Where(static m => m.Body is QueryBody or SnapshotBody or StagingBody).Select(static m => m.Name)]);
        verb.Add(options.Example);
        verb.Add(key);
        verb.Add(options.ExampleName);
        verb.Add(options.Wait);
        var sample = ModelArguments.Sample(pipeline);
        return (verb, new(
            [$"example --from {sample} 1042", $"example --from {sample} 1042 > contracts/tests/examples/{sample}.yml"],
            "The values are real: before the file leaves the database's machine, write invented ones in their place."));
    }
}
