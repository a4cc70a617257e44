namespace BankingContracts.Runtime.DuckDb.Ingestion;

/// <summary>The rows that a file became.</summary>
/// <param name="File">The file's name.</param>
/// <param name="Records">Its records, ragged ones included.</param>
/// <param name="Rows">Its rows that were stored: all records except ragged ones.</param>
/// <param name="FirstRow">The rowid of its first row; the other rowids follow without gaps. Null if there are gaps.</param>
/// <param name="FirstLine">The line of the first record, if every record is one line.</param>
/// <param name="Lines">Otherwise a temporary table with the line of each record (<c>record</c>, from 0).</param>
internal sealed record FileRows(string File, long Records, long Rows, long? FirstRow, long FirstLine, string? Lines)
{
    /// <summary>The columns that the file has.</summary>
    public required IReadOnlyList<string> Columns { get; init; }
}
