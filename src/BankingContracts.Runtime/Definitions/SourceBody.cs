using BankingContracts.ContractModel.Text;

namespace BankingContracts.Runtime.Definitions;

/// <summary>Rows read from files; the model's last column is the time of arrival.</summary>
public sealed record SourceBody : ModelBody
{
    /// <summary>File name or glob, relative to the input directory.</summary>
    public required string File { get; init; }

    /// <summary>The columns that come from the file, in contract order, with the file's name for each.</summary>
    public required IReadOnlyList<SourceField> Fields { get; init; }

    /// <summary>The column that takes the time of arrival.</summary>
    public required string LoadedAtColumn { get; init; }

    /// <summary>The name of <see cref="AbsentColumn"/> wherever there is one.</summary>
    public const string NameOfAbsent = "_absent";

    /// <summary>The column that takes the names of the columns that the row's file lacks; null when staging does not ask for it.</summary>
    public string? AbsentColumn { get; init; }

    /// <summary>The columns that <see cref="AbsentColumn"/> may name.</summary>
    public IReadOnlyList<string> MayLack { get; init; } = [];

    /// <summary>The columns of the table that a file decides: those that come from it, and <see cref="AbsentColumn"/>.</summary>
    public IReadOnlyList<string> DecidedByFile => [.. Fields.Select(f => f.Column), .. AbsentColumn is null ? [] : new[] { AbsentColumn }];

    /// <summary>The value of <see cref="AbsentColumn"/> for the rows of a file.</summary>
    /// <param name="columns">The columns that the file has.</param>
    public string? AbsentFrom(IReadOnlyCollection<string> columns) => MayLack.Where(c => !columns.Contains(c)).ToList() is { Count: > 0 } absent ? string.Join(',', absent) : null;

    /// <summary>One character.</summary>
    public char Delimiter { get; init; } = ',';

    /// <summary>One character; null when fields are never quoted.</summary>
    public char? Quote { get; init; } = '"';

    /// <summary>Whether the first line names the columns.</summary>
    public bool HasHeader { get; init; } = true;

    /// <summary>The name of the file's encoding, as .NET knows it or <c>latin-1</c>.</summary>
    public string Encoding { get; init; } = "utf-8";

    /// <summary>Whether a file that looks like another encoding is refused.</summary>
    public bool ChecksEncoding { get; init; } = true;

    /// <summary>Texts stored as NULL; an empty field is always NULL.</summary>
    public IReadOnlyList<string> NullValues { get; init; } = [];

    /// <summary>Whether a file has all rows or only rows that changed.</summary>
    public Delivery Delivery { get; init; } = Delivery.Full;

    /// <summary>Whether all files of a run are parts of one full delivery, and not separate deliveries.</summary>
    public bool FilesAreParts { get; init; }

    /// <summary>Whether each loaded file is kept in the archive.</summary>
    public bool IsArchived { get; init; }

    /// <summary>Columns that identify a row; needed by delta files.</summary>
    public IReadOnlyList<string> Key { get; init; } = [];

    /// <summary>Delta files: the column with the operation; null when there is none.</summary>
    public string? OperationColumn { get; init; }

    /// <summary>Delta files: values of the operation column that mean delete.</summary>
    public IReadOnlyList<string> DeleteValues { get; init; } = [];

    /// <summary>Delta files: values of the operation column of rows that have no effect.</summary>
    public IReadOnlyList<string> IgnoreValues { get; init; } = [];

    /// <summary>Delta files: the column that orders the rows of one key; null means file order.</summary>
    public string? SequenceColumn { get; init; }

    /// <summary>The share of the open keys (0 to 1) that one file may close.</summary>
    public decimal MaxDeleteRatio { get; init; } = 0.5m;

    /// <summary>The share of its rows (0 to 1) that one file may send to quarantine.</summary>
    public decimal MaxQuarantineRatio { get; init; } = 0.5m;

    /// <summary>Values of the operation column as they are compared: without invisible characters at their ends, and in lower case.</summary>
    public static IEnumerable<string> Compared(IEnumerable<string> operations) => operations.Select(o => InvisibleCharacters.Trim(o).ToLowerInvariant());
}
