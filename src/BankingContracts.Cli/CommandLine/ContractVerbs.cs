using System.CommandLine;
using BankingContracts.Cli.Session;
using BankingContracts.Cli.Verbs;
using BankingContracts.Runtime.Definitions;

namespace BankingContracts.Cli.CommandLine;

/// <summary>The verbs that show what is compiled in; they open no database.</summary>
/// <param name="pipeline">The pipeline, for suggestions and examples.</param>
/// <param name="options">The options of all verbs.</param>
/// <param name="verbOf">Makes a verb of its name, its description and what it does.</param>
internal sealed class ContractVerbs(PipelineDefinition pipeline, ProgramOptions options, Func<string, string, Func<VerbContext, ParseResult, CancellationToken, Task<int>>, Command> verbOf)
{
    /// <summary>The verbs with their examples, in the order of the help.</summary>
    public IEnumerable<(Command Verb, Examples Examples)> All() => [Lineage(), Prove(), Docs()];

    private (Command, Examples) Lineage()
    {
        var subject = new Argument<string>("MODEL[.COLUMN]") { Description = "A model, or one of its columns." };
        ModelArguments.Suggest(subject, pipeline.Models);
        var verb = verbOf(ProgramOptions.LineageVerb, "Show where columns come from, back to the source files, or which columns use them.",
            (context, parsed, _) => LineageVerb.ExecuteAsync(context, parsed.GetRequiredValue(subject), parsed.GetValue(options.Direction)));
        verb.Add(subject);
        verb.Add(options.Direction);
        var sample = ModelArguments.Sample(pipeline);
        return (verb, new(
            [$"lineage {sample}", $"lineage {sample} --direction downstream", $"lineage {sample} --format mermaid"],
            "copy: the value itself; expression, aggregate: the value is computed from it; filter: it decides which rows exist."));
    }

    private (Command, Examples) Prove()
    {
        var model = new Argument<string?>("MODEL") { Description = "A model. [default: all]", Arity = ArgumentArity.ZeroOrOne };
        ModelArguments.Suggest(model, pipeline.Models);
        var verb = verbOf("prove", "Show for every column whether it can be NULL, and how the build knows.",
            (context, parsed, _) => ProveVerb.ExecuteAsync(context, parsed.GetValue(model)));
        verb.Add(model);
        return (verb, new(
            ["prove", $"prove {ModelArguments.Sample(pipeline)}", "prove --format json"],
            "proven: never NULL; asserted: the contract says that it is never NULL, and every run audits this; nullable: the contract allows NULL."));
    }

    private (Command, Examples) Docs()
    {
        var verb = verbOf("docs", "Write a catalogue of all contracts as files: models, columns, promises, tests, SQL and lineage.",
            (context, parsed, cancellation) => DocsVerb.ExecuteAsync(context, parsed.GetRequiredValue(options.Folder), cancellation));
        verb.Add(options.Folder);
        return (verb, new(["docs --to site"], "The files need no server: open index.html, or publish the folder anywhere. No value of any table is in them."));
    }
}
