using System.CommandLine;
using BankingContracts.Cli.Session;
using BankingContracts.Cli.Verbs;
using BankingContracts.Runtime;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Engines;

namespace BankingContracts.Cli.CommandLine;

/// <summary>The verbs that show rows of the database.</summary>
/// <param name="pipeline">The pipeline, for suggestions and examples.</param>
/// <param name="options">The options of all verbs.</param>
/// <param name="verbOf">Makes a verb of its name, its description and what it does.</param>
internal sealed class RowVerbs(PipelineDefinition pipeline, ProgramOptions options, Func<string, string, Func<VerbContext, ParseResult, CancellationToken, Task<int>>, Command> verbOf)
{
    /// <summary>The verbs with their examples, in the order of the help.</summary>
    public IEnumerable<(Command Verb, Examples Examples)> All() => [Query(), History(), Trace(), Quarantine()];

    private (Command, Examples) Query()
    {
        var sql = new Argument<string>("SQL") { Description = "One SELECT, SHOW, DESCRIBE or EXPLAIN over models by their plain names; '-' reads it from standard input." };
        var verb = verbOf("query", "Run a query on the database. It can change nothing. It can read files only with --allow-files.",
            (context, parsed, cancellation) => QueryVerb.ExecuteAsync(context, parsed.GetRequiredValue(sql), Past(parsed), cancellation));
        verb.Add(sql);
        verb.Add(options.ShownAsOf);
        verb.Add(options.Recompute);
        verb.Add(options.AllowFiles);
        verb.Add(options.Wait);
        var model = ModelArguments.Sample(pipeline);
        return (verb, new(
            [$"query \"select count(*) from {model}\"", $"query \"select * from {model}\" --format csv > {model}.csv", $"query \"select * from {model}\" --as-of 2026-01-31T18:00:00Z", "query - < report.sql"],
            "csv: a header and RFC 4180 rows, NULL empty, timestamps as ISO 8601 UTC. json: an array of objects, decimals exact."));
    }

    private PastTime? Past(ParseResult parsed)
    {
        if (parsed.GetValue(options.ShownAsOf) is { } at)
            return new PastTime(at, parsed.GetValue(options.Recompute));
        return parsed.GetValue(options.Recompute) ? throw PipelineException.BadInput("--recompute computes models as of a time; add --as-of TIMESTAMP.") : null;
    }

    private (Command, Examples) History()
    {
        var model = new Argument<string>("MODEL") { Description = "A snapshot, the staging model it follows, or a model made by a query." };
        ModelArguments.Suggest(model, pipeline.Models.Where(m => m.Body is SnapshotBody || m is { Body: QueryBody, Key.Count: > 0 }));
        var key = new Argument<string[]>("KEY") { Description = "The key; one value per key column.", Arity = ArgumentArity.OneOrMore };
        var verb = verbOf("history", "Show all versions of one key, or all rows that stood under it, oldest first.",
            (context, parsed, cancellation) =>
                HistoryVerb.ExecuteAsync(context, parsed.GetRequiredValue(model), parsed.GetRequiredValue(key), parsed.GetValue(options.ShownAsOf), cancellation));
        verb.Add(model);
        verb.Add(key);
        verb.Add(options.ShownAsOf);
        verb.Add(options.Wait);
        var sample = pipeline.Models.FirstOrDefault(m => m.Body is SnapshotBody)?.Name ?? "MODEL";
        return (verb, new([$"history {sample} 1042", $"history {sample} 1042 --format json", $"history {sample} -- --a-key-that-looks-like-an-option"]));
    }

    private (Command, Examples) Trace()
    {
        var model = new Argument<string>("MODEL") { Description = "A model whose rows have a key: a mart, another query model, a snapshot or a staging model." };
        ModelArguments.Suggest(model, pipeline.Models.Where(m => m is { Key.Count: > 0, Body: QueryBody or SnapshotBody or StagingBody }));
        var key = new Argument<string[]>("KEY") { Description = "The key; one value per key column.", Arity = ArgumentArity.OneOrMore };
        var verb = verbOf("trace", "Show the rows that a row came from, step by step, down to the lines of files and their hashes.",
            (context, parsed, cancellation) => TraceVerb.ExecuteAsync(
                context, parsed.GetRequiredValue(model), parsed.GetRequiredValue(key), parsed.GetValue(options.ShownValues), cancellation));
        verb.Add(model);
        verb.Add(key);
        verb.Add(options.ShownValues);
        verb.Add(options.Wait);
        var sample = ModelArguments.Sample(pipeline);
        return (verb, new(
            [$"trace {sample} 1042", $"trace {sample} 1042 --show-values", $"trace {sample} 1042 --format json"],
            "Of a step with more than ten rows the first ten are listed, and the number. Where the rows cannot be found exactly, a note says why."));
    }

    private (Command, Examples) Quarantine()
    {
        var model = new Argument<string?>("MODEL")
        {
            Description = "A staging, source or quarantine model. [default: all]",
            Arity = ArgumentArity.ZeroOrOne,
        };
        ModelArguments.Suggest(model, pipeline.Models.Where(m => m.Body is StagingBody));
        var verb = verbOf("quarantine", "Show the rows that were refused, and why.",
            (context, parsed, cancellation) => QuarantineVerb.ExecuteAsync(context, parsed.GetValue(model), cancellation));
        verb.Add(model);
        verb.Add(options.Wait);
        var sample = pipeline.Models.FirstOrDefault(m => m.Body is StagingBody)?.Name ?? "MODEL";
        return (verb, new(["quarantine", $"quarantine {sample}", $"quarantine {sample} --format csv"]));
    }
}
