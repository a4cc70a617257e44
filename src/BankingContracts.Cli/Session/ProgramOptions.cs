using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using BankingContracts.Runtime.Rows;
using BankingContracts.Server.Columns;

namespace BankingContracts.Cli.Session;

/// <summary>All options; each verb has those that apply to it.</summary>
internal sealed class ProgramOptions
{
    /// <summary>The verb that prints a flowchart too.</summary>
    public const string LineageVerb = "lineage";

    /// <summary>The verb that prints Markdown, too.</summary>
    public const string DiffVerb = "diff";

    private const string FormatDescription = "How results are printed. [default: table]";

    public Option<string?> Input { get; } = Text("--input", "DIR", "Directory of the source files. [default: data/inputs]");

    public Option<string?> Database { get; } = Text("--database", "FILE", "DuckDB database file. [default: data/duckdb/pipeline.duckdb]");

    public Option<string?> Output { get; } = Text("--output", "DIR", "Directory of the exports. [default: data/outputs]");

    public Option<string?> Reports { get; } = Text("--reports", "DIR", "Directory of the quality reports. [default: data/quality_reports]");

    public Option<string?> Contracts { get; } = Text("--contracts", "DIR", "Directory of the contracts. [default: contracts]");

    public Option<bool> CheckLock { get; } = Switch("--check", "Write nothing; exit code 1 if the lock file is not that of the contracts.");

    public Option<string?> Base { get; } = Text(
        "--base", "FILE|GIT_REF", "What to compare with: a lock file, or a commit, branch or tag of git. [default: the lock file]");

    public Option<FailOn?> FailOn { get; } = new("--fail-on")
    {
        HelpName = "breaking|additive|any",
        Description = "Exit code 1 if there is a breaking change; breaking or additive; any. [default: 0]",
        CustomParser = ParseFailOn,
    };

    public Option<DateTime?> AsOf { get; } = Instant("The run's timestamp in ISO 8601; UTC unless it has an offset. [default: now]");

    /// <summary>The same option for a query.</summary>
    public Option<DateTime?> ShownAsOf { get; } = Instant(
        "Show what stood after the last run at or before this time in ISO 8601; UTC unless it has an offset. A date means its end. [default: the current state]", isEnd: true);

    public Option<bool> Recompute { get; } = Switch(
        "--recompute", "With --as-of: compute staging and query models with the contracts of today, in place of showing what stood.");

    public Option<DateOnly?> BusinessDate { get; } = Day("--business-date", "The day that the files are about. It is stored with the run and shown in reports. [default: none]");

    public Option<DateOnly?> From { get; } = Day("--from", "The first day.");

    public Option<DateOnly?> To { get; } = Day("--to", "The last day.");

    public Option<bool> Future { get; } = Switch(
        "--future", "Accept an --as-of more than one day in the future. Later runs cannot have an earlier time.");

    public Option<bool> FullRefresh { get; } = Switch(
        "--full-refresh", "Rebuild intermediate and marts from the snapshots and audit whole tables.");

    public Option<string[]> Select { get; } = new("--select", "-s")
    {
        HelpName = "SELECTOR",
        Description = "Only these models: name, snap_* (a pattern), +name (with all it reads), name+ (with all that read it), 2+name, name+1, @name, "
            + "layer:marts, tag:word, source:name, config.materialized:view. A space means or, a comma means and. [default: all]",
        AllowMultipleArgumentsPerToken = true,
    };

    public Option<string[]> Exclude { get; } = new("--exclude")
    {
        HelpName = "SELECTOR",
        Description = "Not these models; selectors as in --select.",
        AllowMultipleArgumentsPerToken = true,
    };

    public Option<TimeSpan> Wait { get; } = new("--wait")
    {
        HelpName = "DURATION",
        Description = "How long to wait while another process uses the database, for example 60s, 10m or 2h. [default: no wait]",
        CustomParser = ParseWait,
    };

    public Option<string?> OrderOf { get; } = Text(
        "--order-of", "DATABASE", "Load several files of a source in the order in which this database received them. [default: by name]");

    public Option<bool> AllowMassDelete { get; } = Switch(
        "--allow-mass-delete", "Accept a file that closes more keys than its max_delete_ratio.");

    public Option<bool> AllowMassQuarantine { get; } = Switch(
        "--allow-mass-quarantine", "Accept a file that sends more rows to quarantine than its max_quarantine_ratio.");

    public Option<bool> Preview { get; } = Switch(
        "--preview", "Do the whole run, audits included, show what it would change, and undo it. Nothing is left: no data, exports, or report.");

    public Option<bool> AllowFiles { get; } = Switch(
        "--allow-files", "Let the query read files, for example with read_csv. A query can never write files.");

    public Option<bool> BreakLock { get; } = Switch(
        "--break-lock", "Take the lock from the run that owns it, where it has ended on a machine that nobody can ask. [spark, databricks]");

    public Option<bool> Verbose { get; } = Switch(
        "--verbose", "Show everything: all models, where rows and money went, quarantine by reason, and a line for each stage when it ends.");

    public Option<bool> ShowValues { get; } = Switch(
        "--show-values", "Show all values of the rows that caused an error. [default: only their keys]");

    /// <summary>The same option for rows that were asked for.</summary>
    public Option<bool> ShownValues { get; } = Switch("--show-values", "Show all values of the rows. [default: only their keys]");

    public Option<string> Folder { get; } = new("--to")
    {
        HelpName = "FOLDER",
        Description = "The folder for the files; new, empty, or with an earlier catalogue.",
        Required = true,
    };

    public Option<string> BackupFile { get; } = new("--to")
    {
        HelpName = "FILE",
        Description = "The file of the copy, which does not exist yet.",
        Required = true,
    };

    public Option<string?> ExpectedHash { get; } = Text(
        "--expect", "HASH", "The hash of a record that was kept elsewhere; it must be among the records. [default: none]");

    public Option<string?> JUnit { get; } = Text("--junit", "FILE", "Also write the result as JUnit XML, which build servers show as a list of tests.");

    public Option<string?> Html { get; } = Text("--html", "FILE", "Also write the result as one HTML page, without script, to keep or to send.");

    public Option<string[]> Urls { get; } = new("--urls")
    {
        HelpName = "URL",
        Description = "Where the service listens. [default: http://127.0.0.1:5080]",
        AllowMultipleArgumentsPerToken = true,
    };

    public Option<bool> Demo { get; } = Switch("--demo", "Show the sample with three weeks of made-up days, in a folder of its own below SERVER_FOLDER.");

    public Option<string?> Store { get; } = Text(
        "--store", "FILE|CONNECTION", "Where the service keeps its own records: a file of SQLite, or a connection string of PostgreSQL. [default: data/service/service.sqlite]");

    public Option<int> Limit { get; } = new("--limit")
    {
        HelpName = "NUMBER",
        Description = "The most runs that are listed, up to 500. [default: 20]",
        CustomParser = ParseLimit,
    };

    public Option<bool> OnEngine { get; } = Switch("--engine", "Play the examples on the engine of the configuration, and not on DuckDB in memory.");

    public Option<string> Example { get; } = new("--from")
    {
        HelpName = "MODEL",
        Description = "The model whose row is written as an example.",
        Required = true,
    };

    public Option<string?> ExampleName { get; } = Text("--name", "NAME", "The name of the example. [default: the model and the key]");

    public Option<bool> Yes { get; } = Switch("--yes", "Remove without asking; needed where there is no terminal.");

    public Option<OutputFormat> Format { get; } = new("--format")
    {
        HelpName = "table|csv|json",
        Description = FormatDescription,
        CustomParser = ParseFormat,
    };

    public Option<LineageDirection> Direction { get; } = new("--direction")
    {
        HelpName = "upstream|downstream",
        Description = "upstream: what a column comes from; downstream: what comes from it. [default: upstream]",
        CustomParser = ParseDirection,
    };

    /// <summary>Makes the help of <paramref name="verb"/> name the formats that it prints.</summary>
    public void DescribeFormat(string verb)
    {
        (Format.HelpName, Format.Description) = verb switch
        {
            LineageVerb => ("table|csv|json|mermaid", "How results are printed; mermaid is a flowchart for Markdown. [default: table]"),
            DiffVerb => ("text|csv|json|markdown", "How results are printed; markdown is for a pull request. [default: text]"),
            _ => ("table|csv|json", FormatDescription),
        };
    }

    private static Option<string?> Text(string name, string value, string description)
    {
        var option = new Option<string?>(name) { HelpName = value, Description = description };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var given }] && string.IsNullOrWhiteSpace(given))
                result.AddError($"{name} needs a {value}, not an empty text.");
        });
        return option;
    }

    private static Option<bool> Switch(string name, string description) => new(name) { Description = description };

    /// <summary>An option with a time.</summary>
    public static Option<DateTime?> Instant(string description, string name = "--as-of", bool isEnd = false) => new(name)
    {
        HelpName = "TIMESTAMP",
        Description = description,
        CustomParser = result => ParseInstant(result, name, isEnd),
    };

    private static Option<DateOnly?> Day(string name, string description) => new(name)
    {
        HelpName = "DATE",
        Description = description,
        CustomParser = ParseDay,
    };

    private static DateOnly? ParseDay(ArgumentResult result)
    {
        if (DateOnly.TryParseExact(result.Tokens[0].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        result.AddError($"{((OptionResult)result.Parent!).IdentifierToken?.Value}: '{result.Tokens[0].Value}' is not a date; write it as 2026-01-31.");
        return null;
    }

    private static DateTime? ParseInstant(ArgumentResult result, string name, bool isEnd)
    {
        try
        {
            return isEnd ? InstantText.ParseEnd(result.Tokens[0].Value) : InstantText.Parse(result.Tokens[0].Value);
        }
        catch (FormatException exception)
        {
            result.AddError($"{name}: {exception.Message}");
            return null;
        }
    }

    private static TimeSpan ParseWait(ArgumentResult result)
    {
        if (Duration.TryParse(result.Tokens[0].Value, out var wait))
            return wait;
        result.AddError($"--wait: '{result.Tokens[0].Value}' is not a duration; write for example 60s, 10m or 2h.");
        return default;
    }

    private static int ParseLimit(ArgumentResult result)
    {
        if (int.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit is >= 1 and <= 500)
            return limit;
        result.AddError($"--limit: '{result.Tokens[0].Value}' is not a whole number from 1 to 500.");
        return default;
    }

    private static FailOn? ParseFailOn(ArgumentResult result)
    {
        switch (result.Tokens[0].Value.ToLowerInvariant())
        {
            case "breaking": return Session.FailOn.Breaking;
            case "additive": return Session.FailOn.Additive;
            case "any": return Session.FailOn.Any;
            default:
                result.AddError($"--fail-on: '{result.Tokens[0].Value}' is no class of changes; write breaking, additive or any.");
                return null;
        }
    }

    private static LineageDirection ParseDirection(ArgumentResult result)
    {
        switch (result.Tokens[0].Value.ToLowerInvariant())
        {
            case "upstream": return LineageDirection.Upstream;
            case "downstream": return LineageDirection.Downstream;
            default:
                result.AddError($"--direction: '{result.Tokens[0].Value}' is not a direction; write upstream or downstream.");
                return default;
        }
    }

    private static OutputFormat ParseFormat(ArgumentResult result)
    {
        switch (result.Tokens[0].Value.ToLowerInvariant())
        {
            case "table" or "text": return OutputFormat.Table;
            case "csv": return OutputFormat.Csv;
            case "json": return OutputFormat.Json;
            case "mermaid": return OutputFormat.Mermaid;
            case "markdown": return OutputFormat.Markdown;
            default:
                result.AddError($"--format: '{result.Tokens[0].Value}' is not a format; write table, csv or json.");
                return default;
        }
    }
}
