using BankingContracts.Runtime.Archives;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.State;

namespace BankingContracts.Runtime.Replays;

/// <summary>The runs of a database, as far as they can be done again.</summary>
internal static class RecordedRuns
{
    /// <summary>The columns of a file under their names of today. A column that the contract has no more is read and left out.</summary>
    public static IReadOnlyList<string> ColumnsOf(Arrival arrival, ModelDefinition source)
    {
        var now = source.Columns.SelectMany(c => c.RenamedFrom.Prepend(c.Name).Select(n => (Name: n, Column: c.Name)))
            .GroupBy(c => c.Name).ToDictionary(g => g.Key, g => g.First().Column);
        return [.. arrival.Columns.Select((c, i) => now.GetValueOrDefault(c) ?? $"_left_out{i}")];
    }

    /// <summary>The source that a file belongs to now; null when there is none any more.</summary>
    public static ModelDefinition? SourceOf(Arrival arrival, PipelineDefinition pipeline) =>
        pipeline.Find(arrival.Source) ?? pipeline.Models.FirstOrDefault(m => m.Body is SourceBody && m.RenamedFrom.Contains(arrival.Source));

    /// <summary>Refuses runs that cannot be done again.</summary>
    /// <exception cref="PipelineException">There are none, or one of them does not know its files, or the archive lacks one.</exception>
    public static void RefuseIncomplete(IReadOnlyList<CommittedRun> runs, PipelineState state, ArrivedFiles files)
    {
        if (runs.Count == 0)
            throw PipelineException.BadInput("There is nothing to replay: the database has no committed run.");
        var unknown = runs.FirstOrDefault(r => r.Request is null && state.Files.Any(f => f.RunAt == r.RunAt));
        if (unknown is not null)
        {
            throw PipelineException.BadInput(
                $"The run {unknown.RunId} loaded files before this program kept how they arrived, so the database cannot be replayed from its beginning. Load its files into a new database, which can be replayed from then on.");
        }

        var lost = runs.SelectMany(r => r.Arrivals.Select(a => (Run: r, File: a))).FirstOrDefault(a => !files.Has(a.File));
        if (lost.File is { } file)
        {
            var why = file.IsArchived ? $"the archive has lost it ({files.Archive.PathOf(file.Hash)})" : $"{file.Source} did not say 'archive: true' then, and the file is not in the input directory any more";
            throw PipelineException.BadInput($"The run {lost.Run.RunId} loaded {file.File}, which is gone: {why}. Put the file back, or name the archive of these runs with ARCHIVE_PATH.");
        }
    }
}
