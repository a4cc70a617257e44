using System.Globalization;
using BankingContracts.Runtime.Ingestion;
using BankingContracts.Runtime.Outcomes;
using BankingContracts.Runtime.State;

namespace BankingContracts.Runtime.Planning;

/// <summary>The order in which several files of a source are loaded.</summary>
public static class ArrivalOrder
{
    /// <summary>The files in the order in which another database received them last; those that it does not know follow by name.</summary>
    /// <param name="files">The files of each source, by name.</param>
    /// <param name="ledger">The ledger of the other database.</param>
    public static IReadOnlyDictionary<string, IReadOnlyList<InputFile>> Follow(IReadOnlyDictionary<string, IReadOnlyList<InputFile>> files, IReadOnlyList<LoadedFile> ledger)
    {
        var places = new Dictionary<(string Source, string File, string Hash), int>();
        foreach (var (i, file) in ledger.Index())
            places[(file.Source, file.File, file.Hash)] = i;
        return files.ToDictionary(
            f => f.Key, f => (IReadOnlyList<InputFile>)[.. f.Value.OrderBy(file => places.GetValueOrDefault((f.Key, file.Name, file.Hash), int.MaxValue)).ThenBy(file => file.Name, StringComparer.Ordinal)]);
    }

    /// <summary>What to say where a new database loads several files of a source one after the other by name; none where their order is known.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="state">The state before it.</param>
    /// <param name="options">What the user asked for.</param>
    public static IEnumerable<string> Notes(RunPlan plan, PipelineState state, RunOptions options) => state.LastRunAt is not null || options.OrderOf is not null || options.Files is not null
        ? []
        : plan.Stages.OfType<IngestStage>().Where(s => s.Files.Count > 0).GroupBy(s => s.Source.Name).Where(g => g.Count() > 1).Select(g => string.Create(
            CultureInfo.InvariantCulture,
            $"{g.Key}: {g.Count()} files are loaded in the order of their names. If they arrived in another order, name the database that received them: --order-of DATABASE."));
}
