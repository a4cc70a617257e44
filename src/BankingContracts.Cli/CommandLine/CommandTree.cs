using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using BankingContracts.Cli.Session;
using BankingContracts.Cli.Verbs;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Planning;

namespace BankingContracts.Cli.CommandLine;

/// <summary>The verbs with their arguments, options and help.</summary>
internal sealed class CommandTree
{
    private const string ExitCodes = """
        Exit codes: 0 done; 1 an audit failed or a value broke a model's SQL, nothing was changed;
        2 bad input, configuration or SQL, or no memory or disk; 3 another process uses the
        database; 4 a bug in the program; 130 cancelled with Ctrl-C.

        Configuration: an option wins over an environment variable, and a variable over the file .env
        in the working directory. 'doctor' shows every value and where it comes from.
        """;

    private readonly ProgramOptions _options = new();
    private readonly Dictionary<Command, Examples> _examples = [];
    private readonly Func<ParseResult, ProgramOptions, VerbContext> _contextOf;

    private CommandTree(Func<ParseResult, ProgramOptions, VerbContext> contextOf) => _contextOf = contextOf;

    /// <summary>The root command.</summary>
    /// <param name="pipeline">The pipeline, for the examples in the help.</param>
    /// <param name="width">Characters in a line of help.</param>
    /// <param name="contextOf">Called when a verb begins.</param>
    public static RootCommand Build(PipelineDefinition pipeline, int width, Func<ParseResult, ProgramOptions, VerbContext> contextOf) =>
        new CommandTree(contextOf).Build(pipeline, width);

    private RootCommand Build(PipelineDefinition pipeline, int width)
    {
        var root = new RootCommand($"Runs the data pipeline {pipeline.Name}: it loads files and publishes audited tables and exports, all or nothing.");
        _options.Format.Recursive = true;
        _options.Database.Recursive = true;
        root.Add(_options.Format);
        root.Add(_options.Database);
        AddRunOptions(root);
        root.Add(_options.BreakLock);
        root.Add(_options.JUnit);
        root.Add(_options.Html);
        root.Validators.Add(RefuseMermaid);
        root.Validators.Add(RefuseMarkdown);
        root.SetAction((parsed, cancellation) => RunVerb.ExecuteAsync(_contextOf(parsed, _options), parsed.GetValue(_options.BreakLock), cancellation));
        _examples[root] = new(
            ["", "plan", "query \"select * from " + ModelArguments.Sample(pipeline) + " limit 5\"", "check --format json"], ExitCodes);

        Suggest(pipeline);
        root.Add(Run(pipeline));
        root.Add(Plan());
        root.Add(Backfill());
        root.Add(Check());
        AddAll(root, new RowVerbs(pipeline, _options, Verb).All());
        AddAll(root, new ContractVerbs(pipeline, _options, Verb).All());
        AddAll(root, new ConsumerVerbs(_options, Verb).All());
        AddAll(root, new ExampleVerbs(pipeline, _options, Verb).All());
        root.Add(Doctor());
        root.Add(Serve());
        root.Add(Health());
        root.Add(new KeysCommand(_options, _contextOf, _examples).Build());
        AddAll(root, new OperationVerbs(_options, Verb).All());
        root.Add(Replay());
        root.Add(Prune());
        ReplaceStandardActions(root, pipeline, width);
        return root;
    }

    private void AddAll(RootCommand root, IEnumerable<(Command Verb, Examples Examples)> verbs)
    {
        foreach (var (verb, examples) in verbs)
        {
            root.Add(verb);
            _examples[verb] = examples;
        }
    }

    private Command Run(PipelineDefinition pipeline)
    {
        var verb = Verb("run", "Run the pipeline (the default): load, clean, keep history, build, audit, commit, export, report.",
            (context, parsed, cancellation) => parsed.GetValue(_options.Preview)
                ? PreviewVerb.ExecuteAsync(context, cancellation)
                : RunVerb.ExecuteAsync(context, parsed.GetValue(_options.BreakLock), cancellation));
        AddRunOptions(verb);
        verb.Add(_options.Preview);
        verb.Add(_options.BreakLock);
        verb.Add(_options.JUnit);
        verb.Add(_options.Html);
        _examples[verb] = new(
            ["run", "run --input /data/today --wait 10m", "run --select +" + ModelArguments.Sample(pipeline) + " --exclude layer:source", "run --full-refresh --format json", "run --preview --format markdown"],
            ExitCodes);
        return verb;
    }

    private Command Plan()
    {
        var verb = Verb("plan", "Show what a run would do and why. Nothing is changed.",
            (context, _, cancellation) => PlanVerb.ExecuteAsync(context, cancellation));
        AddRunOptions(verb);
        _examples[verb] = new(["plan", "plan --select layer:marts", "plan --full-refresh --format json"]);
        return verb;
    }

    private Command Backfill()
    {
        (_options.From.Required, _options.To.Required) = (true, true);
        var verb = Verb("backfill", "Load the files of old days: one run for each day that has files, in order. The name of each source's file must have a date, for example accounts_{yyyyMMdd}.csv.",
            (context, parsed, cancellation) => BackfillVerb.ExecuteAsync(context, parsed.GetValue(_options.From)!.Value, parsed.GetValue(_options.To)!.Value, cancellation));
        verb.Add(_options.From);
        verb.Add(_options.To);
        verb.Add(_options.Input);
        verb.Add(_options.Output);
        verb.Add(_options.Reports);
        verb.Add(_options.Select);
        verb.Add(_options.Exclude);
        verb.Add(_options.Wait);
        verb.Add(_options.AllowMassDelete);
        verb.Add(_options.AllowMassQuarantine);
        verb.Add(_options.ShowValues);
        _examples[verb] = new(
            ["backfill --from 2026-01-01 --to 2026-01-31", "backfill --from 2026-01-01 --to 2026-01-31 --exclude src_rate+"],
            "Each run has the present time and the business date of its day. The first day that fails ends the backfill; the message says how to continue.");
        return verb;
    }

    private Command Check()
    {
        var verb = Verb("check", "Run all audits over whole tables and write the quality report. No table is changed.",
            (context, _, cancellation) => CheckVerb.ExecuteAsync(context, cancellation));
        verb.Add(_options.Reports);
        verb.Add(_options.JUnit);
        verb.Add(_options.Html);
        verb.Add(_options.AsOf);
        verb.Add(_options.Select);
        verb.Add(_options.Exclude);
        verb.Add(_options.Wait);
        verb.Add(_options.Verbose);
        verb.Add(_options.ShowValues);
        _examples[verb] = new(["check", "check --select layer:snapshots", "check --format csv"]);
        return verb;
    }

    private Command Doctor()
    {
        var verb = Verb("doctor", "Check the configuration, the database, the inputs and the disk; show what is wrong and how to correct it.",
            (context, _, cancellation) => DoctorVerb.ExecuteAsync(context, cancellation));
        verb.Add(_options.Input);
        verb.Add(_options.Output);
        verb.Add(_options.Reports);
        _examples[verb] = new(["doctor", "doctor --format json"]);
        return verb;
    }

    private Command Serve()
    {
        var verb = Verb("serve", "Operate the pipeline as a service: a queue of runs, pages and an API, until it is stopped.",
            (context, parsed, cancellation) => ServeVerb.ExecuteAsync(context, parsed.GetValue(_options.Urls) ?? [], parsed.GetValue(_options.Demo), cancellation));
        verb.Add(_options.Urls);
        verb.Add(_options.Demo);
        verb.Add(_options.Store);
        verb.Add(_options.Input);
        verb.Add(_options.Output);
        verb.Add(_options.Reports);
        verb.Add(_options.Wait);
        verb.Validators.Add(RefuseOwnDataInDemo);
        _examples[verb] = new(
            ["serve", "serve --demo", "serve --urls http://127.0.0.1:8080", "serve --store \"Host=db;Database=pipeline;Username=pipeline\""],
            "The pages are at the address that it prints, the API is below /api/v1. Ctrl-C stops it; a run that is under way is queued again when it starts next.");
        return verb;
    }

    private Command Health()
    {
        var verb = Verb("health", "Ask a service that runs on this machine whether it lives.",
            (context, parsed, cancellation) => HealthVerb.ExecuteAsync(context, parsed.GetValue(_options.Urls) ?? [], cancellation));
        verb.Add(_options.Urls);
        _examples[verb] = new(["health", "health --urls http://127.0.0.1:8080"], "It is the health check of the container: exit code 0, or 2 when no service answers.");
        return verb;
    }

    private Command Replay()
    {
        var to = new Option<string?>("--to") { Description = "The new DuckDB file in which the runs are done again.", HelpName = "FILE" };
        var verify = new Option<bool>("--verify") { Description = "Compare every table, every refused row and every export with the database. Without --to the other database is temporary." };
        var verb = Verb("replay", "Do the runs of the database again, from the files that they loaded, in the order in which they arrived, with the contracts of today.",
            (context, parsed, cancellation) => ReplayVerb.ExecuteAsync(context, parsed.GetValue(to), parsed.GetValue(verify), cancellation));
        verb.Add(to);
        verb.Add(verify);
        verb.Add(_options.Input);
        verb.Add(_options.Output);
        verb.Add(_options.Wait);
        verb.Add(_options.ShowValues);
        verb.Validators.Add(result =>
        {
            if (result.GetResult(to) is null && result.GetResult(verify) is null)
                result.AddError("Say what the replay is for: --to FILE keeps it, --verify compares it with the database, or both.");
        });
        _examples[verb] = new(
            ["replay --verify", "replay --to data/replay.duckdb", "replay --to data/replay.duckdb --verify --format json"],
            "Files come from the archive (archive: true), or from the input directory while they are still there. Exit code 1: something differs.");
        return verb;
    }

    private Command Prune()
    {
        var verb = Verb("prune", "List the models in the database that have no contract any more, ask, and remove their tables.",
            (context, parsed, cancellation) => PruneVerb.ExecuteAsync(context, parsed.GetValue(_options.Yes), cancellation));
        verb.Add(_options.Yes);
        verb.Add(_options.Wait);
        _examples[verb] = new(["prune", "prune --yes", "prune --format json"], "If a contract comes back, the next run builds its table again. The history of a removed snapshot is lost.");
        return verb;
    }

    private Command Verb(string name, string description, Func<VerbContext, ParseResult, CancellationToken, Task<int>> execute)
    {
        var verb = new Command(name, description);
        verb.SetAction((parsed, cancellation) => execute(_contextOf(parsed, _options), parsed, cancellation));
        if (name != ProgramOptions.LineageVerb)
            verb.Validators.Add(RefuseMermaid);
        if (name != ProgramOptions.DiffVerb)
            verb.Validators.Add(RefuseMarkdown);
        return verb;
    }

    /// <summary>Gives the options the values that a shell completes.</summary>
    private void Suggest(PipelineDefinition pipeline)
    {
        _options.Select.CompletionSources.Add(_ => ModelSelection.Examples(pipeline).Select(static s => new CompletionItem(s)));
        _options.Exclude.CompletionSources.Add(_ => ModelSelection.Examples(pipeline).Select(static s => new CompletionItem(s)));
        _options.Format.CompletionSources.Clear();
        _options.Format.CompletionSources.Add("table", "csv", "json");
        _options.Direction.CompletionSources.Clear();
        _options.Direction.CompletionSources.Add("upstream", "downstream");
    }

    private void RefuseMermaid(CommandResult result) => Refuse(result, "mermaid", ProgramOptions.LineageVerb);

    private void RefuseMarkdown(CommandResult result)
    {
        if (result.GetResult(_options.Preview) is null)
            Refuse(result, "markdown", ProgramOptions.DiffVerb + " and run --preview");
    }

    private void Refuse(CommandResult result, string format, string verb)
    {
        // The root is its default verb only if no other verb is named.
        if (!result.Children.OfType<CommandResult>().Any() && result.GetResult(_options.Format)?.Tokens is [{ Value: var given }] && given.Equals(format, StringComparison.OrdinalIgnoreCase))
            result.AddError($"--format: {format} works only with {verb}; use table, csv or json.");
    }

    /// <summary>The demonstration has data of its own: an option that names other data would do nothing.</summary>
    private void RefuseOwnDataInDemo(CommandResult result)
    {
        Option[] own = [_options.Database, _options.Store, _options.Input, _options.Output, _options.Reports];
        if (result.GetResult(_options.Demo) is not null && own.FirstOrDefault(o => result.GetResult(o) is { Implicit: false }) is { } option)
            result.AddError($"--demo uses made-up data in a folder of its own, so {option.Name} has no meaning; leave out one of the two.");
    }

    private void AddRunOptions(Command command)
    {
        command.Add(_options.Input);
        command.Add(_options.Output);
        command.Add(_options.Reports);
        command.Add(_options.AsOf);
        command.Add(_options.Future);
        command.Add(_options.BusinessDate);
        command.Add(_options.FullRefresh);
        command.Add(_options.OrderOf);
        command.Add(_options.Select);
        command.Add(_options.Exclude);
        command.Add(_options.Wait);
        command.Add(_options.AllowMassDelete);
        command.Add(_options.AllowMassQuarantine);
        command.Add(_options.Verbose);
        command.Add(_options.ShowValues);
    }

    private void ReplaceStandardActions(RootCommand root, PipelineDefinition pipeline, int width)
    {
        foreach (var option in root.Options)
        {
            if (option is HelpOption { Action: HelpAction standard })
            {
                standard.MaxWidth = width;
                option.Action = new HelpWithExamples(standard, _examples, _options, width);
            }
            else if (option is VersionOption)
                option.Action = new VersionLine(pipeline.Name);
        }
    }
}
