namespace BankingContracts.Engine.Specification.Oracle.General;

/// <summary>How the files of a source are read and compared.</summary>
/// <param name="Name">The model.</param>
/// <param name="File">File name or glob with one star.</param>
/// <param name="Columns">The columns, called alike in file and table.</param>
public sealed record SourceRules(string Name, string File, params IReadOnlyList<string> Columns)
{
    /// <summary>Key columns of a delta source; empty for a full one.</summary>
    public IReadOnlyList<string> DeltaKey { get; init; } = [];

    private static readonly string[] Updates =
        ["I", "U", "A", "C", "M", "R", "INSERT", "UPDATE", "ADD", "CHANGE", "MODIFY", "READ", "REPLACE", "UPSERT"];

    /// <summary>Whether the files that are there are one delivery.</summary>
    public bool FilesAreParts { get; init; }

    /// <summary>The column that says whether a row is a deletion.</summary>
    public string? Operation { get; init; }

    /// <summary>Its values that mean so, in upper case.</summary>
    public IReadOnlyList<string> Deletes { get; init; } = ["D"];

    /// <summary>The column that orders the rows of one key.</summary>
    public string? Sequence { get; init; }

    /// <summary>Whether a file holds only what changed.</summary>
    public bool IsDelta => DeltaKey.Count > 0;

    /// <summary>Whether a file of that name belongs to the source.</summary>
    public bool Takes(string name)
    {
        var parts = File.Split('*');
        return parts.Length == 1
            ? name == File
            : name.Length >= File.Length - 1 && name.StartsWith(parts[0], StringComparison.Ordinal) && name.EndsWith(parts[1], StringComparison.Ordinal);
    }

    /// <summary>Whether a row says that its key is gone.</summary>
    public bool IsDeletion(TextRow row) =>
        Operation is { } column && Trimmed(row[Position(column)]) is { } operation && Deletes.Contains(operation.ToUpperInvariant());

    /// <summary>Whether a row says something that is neither a deletion nor an update.</summary>
    public bool IsUnknown(TextRow row) =>
        Operation is { } column && Trimmed(row[Position(column)]) is { } operation && !IsDeletion(row) && !Updates.Contains(operation.ToUpperInvariant());

    /// <summary>The value without white space at its ends; null where nothing is left.</summary>
    public static string? Trimmed(string? value) => Cleaning.Trimmed(value) is { Length: > 0 } trimmed ? trimmed : null;

    /// <summary>The position of a column.</summary>
    public int Position(string column) => Columns.ToList().IndexOf(column);
}
