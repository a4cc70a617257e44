namespace BankingContracts.Runtime.Ingestion;

/// <summary>The counts of the records of a file, without the header.</summary>
/// <param name="Records">Records; a blank line is not a record.</param>
/// <param name="BlankLines">Lines with only spaces and tabs.</param>
/// <param name="Delimiters">Delimiters outside quotes.</param>
/// <param name="LongestRecord">Length of the longest record in bytes, or a little more.</param>
/// <param name="HasQuotedLineEnd">Whether some field contains a line end.</param>
/// <param name="HasQuoteBehindSpace">Whether some field begins with spaces and a quote.</param>
/// <param name="IsCrLf">Whether lines end with CR LF; null when no line ends.</param>
internal readonly record struct CsvCounts(
    long Records, long BlankLines, long Delimiters, long LongestRecord, bool HasQuotedLineEnd, bool HasQuoteBehindSpace, bool? IsCrLf);
