using BankingContracts.Runtime.Outcomes;

namespace BankingContracts.Runtime.State;

/// <summary>What a run loaded in one step, and the totals of its source after this step.</summary>
/// <param name="Source">The source model.</param>
/// <param name="Files">The file's name; or the names of several files that are parts of one delivery.</param>
/// <param name="RowsRead">Rows in the files, also the ragged ones.</param>
/// <param name="Stagings">The totals after it, for each staging model that follows the source.</param>
public sealed record LoadedDelivery(string Source, IReadOnlyList<string> Files, long RowsRead, IReadOnlyDictionary<string, StagingTotals> Stagings)
{
    private const int NamesShown = 3;

    /// <summary>Rows of delta files that had no effect, because a row of their key with a higher sequence was known.</summary>
    public long Superseded { get; init; }

    /// <summary>The name of the delivery in messages: the file's name, or the names of its parts.</summary>
    public string Name => Files.Count <= NamesShown
        ? string.Join(" + ", Files)
        : $"{string.Join(" + ", Files.Take(NamesShown))} + {Files.Count - NamesShown} more";
}
