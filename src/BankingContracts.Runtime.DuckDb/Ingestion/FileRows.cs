namespace BankingContracts.Runtime.DuckDb.Ingestion;

/// <summary>The rows that a file became.</summary>
/// <param name="File">The file's name.</param>
/// <param name="Records">Its records, ragged ones included.</param>
/// <param name="Rows">Its rows that were stored: all records but ragged ones.</param>
/// <param name="FirstRow">The rowid of its first row, which those of the others follow one by one; null when they do not.</param>
/// <param name="FirstLine">The line of the first record, where every record is one line.</param>
/// <param name="Lines">Else a temporary table of the line of each record (<c>record</c>, from 0).</param>
internal sealed record FileRows(string File, long Records, long Rows, long? FirstRow, long FirstLine, string? Lines);
