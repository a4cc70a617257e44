using System.CommandLine;
using System.CommandLine.Completions;
using BankingContracts.Cli.Operations;
using BankingContracts.Cli.Session;
using BankingContracts.Cli.Verbs;

namespace BankingContracts.Cli.CommandLine;

/// <summary>The verbs that tell how the pipeline is operated.</summary>
/// <param name="options">The options of all verbs.</param>
/// <param name="verbOf">Makes a verb of its name, its description and what it does.</param>
internal sealed class OperationVerbs(ProgramOptions options, Func<string, string, Func<VerbContext, ParseResult, CancellationToken, Task<int>>, Command> verbOf)
{
    /// <summary>The verbs with their examples, in the order of the help.</summary>
    public IEnumerable<(Command Verb, Examples Examples)> All() => [Runs(), Show(), Freshness(), Schedules(), Verify(), Backup()];

    private (Command, Examples) Runs()
    {
        var verb = verbOf("runs", "List the last runs, the newest first: all that the service knows; without a service those that were committed.",
            (context, parsed, cancellation) => RunsVerb.ExecuteAsync(context, parsed.GetValue(options.Limit), cancellation));
        verb.Add(options.Limit);
        verb.Add(options.Wait);
        return (verb, new(["runs", "runs --limit 100 --format csv"]));
    }

    private (Command, Examples) Show()
    {
        var run = new Argument<string>("RUN") { Description = "The id of a run, or last." };
        run.CompletionSources.Add(PastRuns.Last);
        var verb = verbOf("show", "Show a run and what each of its stages did.",
            (context, parsed, cancellation) => ShowVerb.ExecuteAsync(context, parsed.GetRequiredValue(run), cancellation));
        verb.Add(run);
        verb.Add(options.Wait);
        return (verb, new(["show last", "show last --format json"]));
    }

    private (Command, Examples) Freshness()
    {
        var verb = verbOf("freshness", "Show how old the data of each source is, and from which file it comes.",
            (context, _, cancellation) => FreshnessVerb.ExecuteAsync(context, cancellation));
        verb.Add(options.Wait);
        return (verb, new(["freshness", "freshness --format json"]));
    }

    private (Command, Examples) Schedules()
    {
        var verb = verbOf("schedules", "List the schedules: when each is due, whether it is paused or late, and how its last run ended.",
            (context, _, cancellation) => SchedulesVerb.ExecuteAsync(context, cancellation));
        return (verb, new(["schedules", "schedules --format json"], "Only a service runs schedules; see serve."));
    }

    private (Command, Examples) Verify()
    {
        var verb = verbOf("verify", "Check that nothing was changed behind the program's back: the records of runs, all tables, exports, and the archive of loaded files. It reads everything and changes nothing.",
            (context, parsed, cancellation) => VerifyVerb.ExecuteAsync(context, parsed.GetValue(options.ExpectedHash), cancellation));
        verb.Add(options.ExpectedHash);
        verb.Add(options.Output);
        verb.Add(options.Wait);
        return (verb, new(
            ["verify", "verify --format json", "verify --expect 1f40fc92da241694750979ee6cf582f2d5d7d28e18335de05abc54d0560e0f53"],
            "Exit codes: 0 nothing was changed; 1 something is not as the records say; 2 there is no record yet. Each run's report has the hash of its record: keep it elsewhere."));
    }

    private (Command, Examples) Backup()
    {
        var verb = verbOf("backup", "Copy the database to one file. Others can read meanwhile; a run makes it wait.",
            (context, parsed, cancellation) => BackupVerb.ExecuteAsync(context, parsed.GetRequiredValue(options.BackupFile), cancellation));
        verb.Add(options.BackupFile);
        verb.Add(options.Wait);
        return (verb, new(
            ["backup --to /backup/pipeline-2026-01-31.duckdb", "backup --to copy.duckdb --wait 10m"],
            "The copy is a complete database: name it with --database. An existing file is never replaced. On Spark and Databricks use Delta's clone or the platform's own backup."));
    }
}
