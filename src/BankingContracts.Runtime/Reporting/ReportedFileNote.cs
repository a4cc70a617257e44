namespace BankingContracts.Runtime.Reporting;

/// <summary>A file in the report that the run did not simply load.</summary>
/// <param name="Source">The source model.</param>
/// <param name="File">The file's name.</param>
/// <param name="Kind">unchanged, same_as_last, loaded_again, replaces or next_delivery.</param>
/// <param name="Other">The name of the file that it is compared with.</param>
/// <param name="LoadedAt">The run that loaded that file, ISO 8601 UTC; null for this run.</param>
/// <param name="Text">The same in words.</param>
public sealed record ReportedFileNote(string Source, string File, string Kind, string Other, string? LoadedAt, string Text);
