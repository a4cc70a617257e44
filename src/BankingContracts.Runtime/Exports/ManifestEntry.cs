namespace BankingContracts.Runtime.Exports;

/// <summary>One file of the output directory.</summary>
/// <param name="File">File name.</param>
/// <param name="Model">The model exported.</param>
/// <param name="Format">csv or parquet.</param>
/// <param name="Rows">Rows in it.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Sha256">Hash of its bytes, lower-case hex.</param>
/// <param name="ChangedBy">The run that made the content. The file is up to date as long as this run is also the last one that changed the model.</param>
public sealed record ManifestEntry(string File, string Model, string Format, long Rows, long Bytes, string Sha256, string ChangedBy);
