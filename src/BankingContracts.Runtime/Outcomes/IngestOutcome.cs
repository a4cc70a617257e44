namespace BankingContracts.Runtime.Outcomes;

/// <summary>What loading a delivery did.</summary>
/// <param name="Change">The source table; a changed row counts as one removed and one added.</param>
/// <param name="RowsByFile">Rows in each file, ragged ones included.</param>
/// <param name="RaggedRows">Rows with too few or too many fields.</param>
/// <param name="RaggedChanged">Whether the ragged rows differ from those of the load before.</param>
public sealed record IngestOutcome(ModelChange Change, IReadOnlyList<long> RowsByFile, long RaggedRows, bool RaggedChanged)
{
    /// <summary>Rows in all files, ragged ones included.</summary>
    public long RowsRead => RowsByFile.Sum();
}
