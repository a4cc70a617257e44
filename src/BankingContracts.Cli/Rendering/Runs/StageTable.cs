using BankingContracts.Cli.Wording;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.State;
using Spectre.Console;

namespace BankingContracts.Cli.Rendering.Runs;

/// <summary>What happened to every model.</summary>
internal static class StageTable
{
    /// <returns>Whether there was anything to show.</returns>
    public static bool Write(IAnsiConsole console, RunHeading heading, IReadOnlyList<StageRecord> stages)
    {
        var models = stages.Where(s => s.Model is not null).ToList();
        if (models.Count == 0)
            return false;
        var table = new TextTable(
            new("layer", IsNarrow: true),
            new("model"),
            new("rows", IsNumber: true),
            new("added", IsNumber: true),
            new("changed", IsNumber: true),
            new("removed", IsNumber: true),
            new("time", IsNumber: true));
        foreach (var stage in models)
        {
            table.Add(
                new(Layer(heading.Pipeline, stage), Styles.Quiet),
                stage.Model!,
                DisplayText.Count(stage.Change.Rows),
                Cell.Change(stage.Change.Added),
                Cell.Change(stage.Change.Changed),
                Cell.Change(stage.Change.Removed),
                new(stage.Milliseconds > 0 ? DisplayText.Duration(stage.Milliseconds) : "-", Styles.Quiet));
        }
        table.WriteTo(console);
        if (heading.IsVerbose)
            WriteNotes(console, models);
        return true;
    }

    /// <summary>The layer of a stage's model, as the schema is called.</summary>
    public static string Layer(PipelineDefinition pipeline, StageRecord stage) =>
        stage.Model is not null && pipeline.Find(stage.Model) is { } model ? LayerName(model.Layer) : "";

    /// <summary>A layer as the schema is called.</summary>
    public static string LayerName(ModelLayer layer) => layer.ToString().ToLowerInvariant();

    // One line per reason: usually all the models that were skipped share it.
    private static void WriteNotes(IAnsiConsole console, IEnumerable<StageRecord> stages)
    {
        var notes = stages
            .Where(s => s.Note.Length > 0)
            .GroupBy(s => s.Note, StringComparer.Ordinal)
            .Select(g => $"{string.Join(", ", g.Select(s => s.Model))}: {g.Key}")
            .ToList();
        Facts.Write(console, "Notes", notes);
        if (notes.Count > 0)
            console.WriteLine();
    }
}
