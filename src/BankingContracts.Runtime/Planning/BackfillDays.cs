using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Ingestion;

namespace BankingContracts.Runtime.Planning;

/// <summary>The days of a backfill: each one that has a file of a selected source is one run, in order.</summary>
public static class BackfillDays
{
    /// <summary>The days from <paramref name="from"/> to <paramref name="to"/> that have files, in order.</summary>
    /// <param name="pipeline">The pipeline.</param>
    /// <param name="options">Where the files are, and which models are selected.</param>
    /// <param name="from">The first day.</param>
    /// <param name="to">The last day.</param>
    /// <exception cref="PipelineException">
    /// The first day is after the last one, no source is selected, the name of a selected source's file has no date, or the directory cannot be read.
    /// </exception>
    public static IReadOnlyList<DateOnly> Of(PipelineDefinition pipeline, RunOptions options, DateOnly from, DateOnly to)
    {
        if (from > to)
            throw PipelineException.BadInput($"The first day {from:yyyy-MM-dd} is after the last day {to:yyyy-MM-dd}; exchange them.");
        var selected = ModelSelection.Of(pipeline, options.Select, options.Exclude);
        var sources = pipeline.Models.Where(m => m.Body is SourceBody && selected.Contains(m.Name)).ToList();
        if (sources.Count == 0)
            throw PipelineException.BadInput("The selection has no source, so no day has a file; select a model with all that it reads, for example +name.");
        try
        {
            return [.. sources.SelectMany(s => InputDirectory.Days(s, options.InputDirectory)).Where(d => d >= from && d <= to).Distinct().Order()];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw PipelineException.Passing($"The input directory {options.InputDirectory} cannot be read ({e.Message}); grant read access to it.", e);
        }
    }

    /// <summary>What a backfill says that found no day.</summary>
    public static PipelineException None(DateOnly from, DateOnly to) =>
        PipelineException.BadInput($"No selected source has a file of a day from {from:yyyy-MM-dd} to {to:yyyy-MM-dd}; put the files into the input directory, or choose other days.");
}
