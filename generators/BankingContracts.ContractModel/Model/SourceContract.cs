using BankingContracts.ContractModel.Text;

namespace BankingContracts.ContractModel.Model;

/// <summary>The file of a source model.</summary>
/// <param name="File">File name or glob, relative to the input directory.</param>
/// <param name="Delimiter">One character.</param>
/// <param name="Quote">One character; empty means fields are never quoted.</param>
/// <param name="HasHeader">Whether the first line names the columns; without it, fields have the order of the contract's columns.</param>
/// <param name="Encoding">The name of the file's encoding, in lower case.</param>
/// <param name="NullValues">Texts that are stored as NULL; an empty field is always NULL.</param>
/// <param name="HeaderNames">The columns that have another name in the file, with this name.</param>
/// <param name="Delivery">Whether a file has all rows or only rows that changed.</param>
/// <param name="Key">Source columns that identify a row; may be empty.</param>
/// <param name="Operation">Delta files: how deletes are marked; null means that there are no deletes.</param>
/// <param name="SequenceColumn">Delta files: column that orders the rows of one key; null means file order.</param>
/// <param name="MaxDeleteRatio">The share of the open keys (0 to 1) that one file may close.</param>
/// <param name="MaxQuarantineRatio">The share of its rows (0 to 1) that one file may send to quarantine.</param>
public sealed record SourceContract(
    string File,
    string Delimiter,
    string Quote,
    bool HasHeader,
    string Encoding,
    EquatableArray<string> NullValues,
    EquatableArray<HeaderName> HeaderNames,
    Delivery Delivery,
    EquatableArray<string> Key,
    DeltaOperation? Operation,
    string? SequenceColumn,
    decimal MaxDeleteRatio,
    decimal MaxQuarantineRatio)
{
    /// <summary>Whether a file that looks like another encoding is refused.</summary>
    public bool ChecksEncoding { get; init; } = true;

    /// <summary>Whether all files of a run are parts of one delivery, and not separate deliveries.</summary>
    public bool FilesAreParts { get; init; }

    /// <summary>Whether loaded files are kept in the archive; null for what <c>layers.yml</c> says.</summary>
    public bool? IsArchived { get; init; }

    /// <summary>The columns that list the names that files have for them, with each name.</summary>
    public EquatableArray<HeaderName> ListedNames { get; init; } = EquatableArray<HeaderName>.Empty;

    /// <summary>The columns that a file may lack.</summary>
    public EquatableArray<string> OptionalColumns { get; init; } = EquatableArray<string>.Empty;

    /// <summary>The first name of <paramref name="column"/> in the file's header.</summary>
    public string HeaderOf(string column) => HeadersOf(column).First();

    /// <summary>The names that <paramref name="column"/> may have in the file's header.</summary>
    public IEnumerable<string> HeadersOf(string column) =>
        ListedNames.Concat(HeaderNames).Where(h => h.Column == column).Select(static h => h.Header).DefaultIfEmpty(column);
}
