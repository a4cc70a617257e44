using BankingContracts.Cli.Session;
using BankingContracts.Cli.Wording;
using BankingContracts.Runtime;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Engines;
using BankingContracts.Runtime.State;

namespace BankingContracts.Cli.Diagnosis;

/// <summary>Whether the database opens, and what is in it.</summary>
internal static class DatabaseFindings
{
    private const string Area = "database";

    public static async Task<IReadOnlyList<Finding>> OfAsync(VerbContext context, CancellationToken cancellation)
    {
        IEngine engine;
        try
        {
            engine = context.CreateEngine();
        }
        catch (PipelineException exception)
        {
            return [new(Area, "engine", FindingStatus.Problem, exception.Message)];
        }

        var findings = new List<Finding> { new(Area, "engine", FindingStatus.Ok, context.Environment.Shorten(engine.Description)) };
        findings.AddRange((await engine.DiagnoseAsync(cancellation)).Select(c => new Finding(Area, c.Subject, StatusOf(c.Outcome), c.Text)));
        if (findings.Exists(f => f.Status == FindingStatus.Problem))
            return findings;
        try
        {
            if (!await engine.ExistsAsync(cancellation))
            {
                findings.Add(new(Area, "state", FindingStatus.Note, "there is no database yet; the first run creates it"));
                return findings;
            }

            await using var reader = await engine.OpenReaderAsync(context.Pipeline, cancellation);
            findings.AddRange(Of(context.Pipeline, await reader.ReadStateAsync(cancellation)));
        }
        catch (PipelineException exception)
        {
            findings.Add(new(Area, exception.ExitCode == ExitCode.Locked ? "lock" : "state", FindingStatus.Problem, exception.Message));
        }
        return findings;
    }

    private static FindingStatus StatusOf(EngineCheckOutcome outcome) => outcome switch
    {
        EngineCheckOutcome.Ok => FindingStatus.Ok,
        EngineCheckOutcome.Note => FindingStatus.Note,
        EngineCheckOutcome.Problem => FindingStatus.Problem,
        _ => throw new InvalidOperationException($"{outcome} is no known outcome."),
    };

    /// <summary>Findings from the pipeline's state.</summary>
    public static IEnumerable<Finding> Of(PipelineDefinition pipeline, PipelineState state)
    {
        yield return state.LastRunAt is { } last
            ? new(Area, "last run", FindingStatus.Ok, $"{DisplayText.Second(last)} UTC")
            : new(Area, "last run", FindingStatus.Note, "none; the database is empty");
        var retired = state.RetiredFrom(pipeline);
        yield return new(Area, "models built", FindingStatus.Ok, DisplayText.Count(state.Models.Count - retired.Count));
        var stale = state.Models.Values.Where(m => m.IsStale).Select(m => m.Model).Except(retired).Order(StringComparer.Ordinal).ToList();
        if (stale.Count > 0)
            yield return new(Area, "stale models", FindingStatus.Note, $"{string.Join(", ", stale)}; the next run that includes them recomputes them");
        if (retired.Count > 0)
            yield return new(Area, "retired models", FindingStatus.Note, $"{string.Join(", ", retired)}; they have no contract any more, and 'prune' removes their tables");
        var loaded = state.Files.Select(f => f.Source).Distinct(StringComparer.Ordinal).Except(retired).Select(s => state.LastFile(s)!);
        foreach (var file in loaded)
        {
            yield return new(
                Area, file.Source, FindingStatus.Ok,
                $"last file {file.File}, {DisplayText.Count(file.Rows, "row", "rows")}, loaded {DisplayText.Second(file.RunAt)} UTC");
        }
    }
}
