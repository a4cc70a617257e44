namespace BankingContracts.Runtime.Outcomes;

/// <summary>What loading a delivery did.</summary>
/// <param name="Change">What happened to the source table. A changed row counts as one removed and one added row.</param>
/// <param name="RowsByFile">Rows in each file, also the ragged ones.</param>
/// <param name="RaggedRows">Rows with too few or too many fields.</param>
/// <param name="RaggedChanged">Whether the ragged rows differ from those of the previous load.</param>
public sealed record IngestOutcome(ModelChange Change, IReadOnlyList<long> RowsByFile, long RaggedRows, bool RaggedChanged)
{
    /// <summary>The columns that no stored row has a value for, because no file had them yet, or because the last full one lacks them.</summary>
    public required IReadOnlyList<string> Pending { get; init; }

    /// <summary>The columns of the contract that each file has, in the order of its fields.</summary>
    public required IReadOnlyList<IReadOnlyList<string>> ColumnsByFile { get; init; }

    /// <summary>Rows of delta files that had no effect, because a row of their key with a higher sequence is known.</summary>
    public long Superseded { get; init; }

    /// <summary>Rows in all files, also the ragged ones.</summary>
    public long RowsRead => RowsByFile.Sum();
}
