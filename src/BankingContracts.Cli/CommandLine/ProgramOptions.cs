using System.CommandLine;
using System.CommandLine.Parsing;
using BankingContracts.Cli.Lineage;

namespace BankingContracts.Cli.CommandLine;

/// <summary>All options; a verb takes those that mean something to it.</summary>
internal sealed class ProgramOptions
{
    public Option<string?> Input { get; } = Text("--input", "DIR", "Directory of the source files. [default: data/inputs]");

    public Option<string?> Database { get; } = Text("--database", "FILE", "DuckDB database file. [default: data/duckdb/pipeline.duckdb]");

    public Option<string?> Output { get; } = Text("--output", "DIR", "Directory of the exports. [default: data/outputs]");

    public Option<string?> Reports { get; } = Text("--reports", "DIR", "Directory of the quality reports. [default: data/quality_reports]");

    public Option<DateTime?> AsOf { get; } = Instant("The run's timestamp, ISO 8601, UTC unless it has an offset. [default: now]");

    /// <summary>What the same option means to a query.</summary>
    public Option<DateTime?> ShownAsOf { get; } = Instant(
        "Show every model as of this time, ISO 8601, UTC unless it has an offset; computed from the snapshots. [default: as it is]");

    public Option<bool> FullRefresh { get; } = Switch(
        "--full-refresh", "Rebuild intermediate and marts from the snapshots and audit whole tables.");

    public Option<string[]> Select { get; } = new("--select")
    {
        HelpName = "SELECTOR",
        Description = "Only these models, in dbt's syntax: name, +name (with all it reads), name+ (with all that read it), "
            + "layer:marts, tag:word. Several are united. [default: all]",
        AllowMultipleArgumentsPerToken = true,
    };

    public Option<bool> AllowMassDelete { get; } = Switch(
        "--allow-mass-delete", "Accept a file that closes more keys than its max_delete_ratio.");

    public Option<bool> AllowMassQuarantine { get; } = Switch(
        "--allow-mass-quarantine", "Accept a file that loses more rows to quarantine than its max_quarantine_ratio.");

    public Option<bool> Verbose { get; } = Switch(
        "--verbose", "Tell everything: all models, where rows and money went, quarantine by reason; a line for each stage when it ends.");

    public Option<OutputFormat> Format { get; } = new("--format")
    {
        HelpName = "table|csv|json",
        Description = "How results are printed; lineage also as mermaid. [default: table]",
        CustomParser = ParseFormat,
    };

    public Option<LineageDirection> Direction { get; } = new("--direction")
    {
        HelpName = "upstream|downstream",
        Description = "To what a column comes from, or to what comes from it. [default: upstream]",
        CustomParser = ParseDirection,
    };

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

    private static Option<DateTime?> Instant(string description) => new("--as-of")
    {
        HelpName = "TIMESTAMP",
        Description = description,
        CustomParser = ParseAsOf,
    };

    private static DateTime? ParseAsOf(ArgumentResult result)
    {
        try
        {
            return AsOfTimestamp.Parse(result.Tokens[0].Value);
        }
        catch (FormatException exception)
        {
            result.AddError($"--as-of: {exception.Message}");
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
                result.AddError($"--direction: '{result.Tokens[0].Value}' is no direction; take upstream or downstream.");
                return default;
        }
    }

    private static OutputFormat ParseFormat(ArgumentResult result)
    {
        switch (result.Tokens[0].Value.ToLowerInvariant())
        {
            case "table": return OutputFormat.Table;
            case "csv": return OutputFormat.Csv;
            case "json": return OutputFormat.Json;
            case "mermaid": return OutputFormat.Mermaid;
            default:
                result.AddError($"--format: '{result.Tokens[0].Value}' is no format; take table, csv or json.");
                return default;
        }
    }
}
