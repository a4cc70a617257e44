namespace BankingContracts.Runtime.Spark.Ingestion;

/// <summary>A delivered file in the staging place.</summary>
/// <param name="File">The name of the delivered file.</param>
/// <param name="Path">The Parquet file, as the server sees it.</param>
/// <param name="Records">The records that were read, ragged ones included.</param>
/// <param name="Rows">The rows that were written.</param>
internal sealed record StagedPart(string File, string Path, long Records, long Rows)
{
    /// <summary>The columns that the file has.</summary>
    public required IReadOnlyList<string> Columns { get; init; }
}
