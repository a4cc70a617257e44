namespace BankingContracts.ContractModel.Diagnostics;

/// <summary>BKC6xxx, continued: what consumers rely on, and versions of models.</summary>
public static class LockRules
{
    /// <summary>A column that is gone.</summary>
    public static readonly Rule ColumnRemoved = Breaking("BKC6010", "Column removed", "'{0}' has no column '{1}' any more, which its consumers rely on; restore it");

    /// <summary>A column with another name.</summary>
    public static readonly Rule ColumnRenamed = Breaking("BKC6011", "Column renamed", "The column '{1}' of '{0}' was '{2}', and its consumers rely on that name; rename it back");

    /// <summary>A type that is not wider.</summary>
    public static readonly Rule TypeChanged = Breaking("BKC6012", "Type changed", "The column '{1}' of '{0}' was {2} and is {3}, which is {4}; restore the type");

    /// <summary>A column that may be NULL now.</summary>
    public static readonly Rule NotNullRemoved = Breaking("BKC6013", "not_null given up", "The column '{1}' of '{0}' was never NULL, and its consumers rely on that; restore not_null");

    /// <summary>A value that was not accepted before.</summary>
    public static readonly Rule ValueAdded = Breaking("BKC6014", "Accepted value added", "The column '{1}' of '{0}' may now be {2}, which its consumers do not expect; restore the accepted values");

    /// <summary>Another key.</summary>
    public static readonly Rule KeyChanged = Breaking("BKC6015", "Key changed", "The key of '{0}' was {1} and is {2}; restore the key");

    /// <summary>A file that is not written any more.</summary>
    public static readonly Rule ExportRemoved = Breaking("BKC6016", "Export removed", "'{0}' is not exported as {1} any more, and consumers read that file; restore the format");

    /// <summary>Another order of columns in a CSV file.</summary>
    public static readonly Rule OrderChanged = Breaking(
        "BKC6017", "Order of a CSV export changed", "The column '{1}' changes the order of columns in the CSV export of '{0}'; put new columns at the end, and the others in the order {2}");

    /// <summary>A model in another layer.</summary>
    public static readonly Rule LayerChanged = Breaking("BKC6018", "Model moved", "'{0}' was in the layer {1} and is in {2}, so its table has another name; move it back");

    /// <summary>A model that is gone, though nobody was told.</summary>
    public static readonly Rule ModelRemoved = new(
        "BKC6019", "Model removed", "There is no contract '{0}' any more, which its consumers rely on; restore it with a day for 'deprecated_after' and write the lock file, or delete these lines if nobody reads it");

    /// <summary>A version below that of the lock file.</summary>
    public static readonly Rule VersionLowered = new("BKC6020", "Version lowered", "The model_version of '{0}' was {1} and is {2}; write {1} or a higher number");

    /// <summary>A version that says nothing about its changes.</summary>
    public static readonly Rule VersionWithoutNote = new(
        "BKC6021", "Version without a line under changes", "Version {1} of '{0}' has no line under 'changes'; add '{1}: <what consumers must know>'");

    /// <summary>A line about a version that the model does not have.</summary>
    public static readonly Rule NoteWithoutVersion = new("BKC6022", "Change of no version", "'changes' of '{0}' has a line for '{1}', {2}");

    /// <summary>A further version that does not fit its first one.</summary>
    public static readonly Rule VersionOf = new("BKC6023", "Version of a wrong model", "'{0}' cannot be a version of '{1}', {2}; {3}");

    /// <summary>A model that reads one that will go.</summary>
    public static readonly Rule DeprecatedRead = new(
        "BKC6024", "Deprecated model read", "'{0}' reads '{1}', which is deprecated after {2}; {3}", RuleSeverity.Warning, IsConfigurable: true);

    /// <summary>A lock file that cannot be used.</summary>
    public static readonly Rule BrokenLock = new("BKC6025", "Broken lock file", "The lock file {0}; {1}");

    /// <summary>A model with another name.</summary>
    public static readonly Rule ModelRenamed = Breaking("BKC6026", "Model renamed", "'{0}' was '{1}', and its consumers rely on that name; rename it back");

    private const string Accept = ", or write 'model_version: {0}' and a line for it under 'changes'";

    /// <summary>The rules that a higher version makes acceptable. The last argument of their messages is that version.</summary>
    private static Rule Breaking(string id, string title, string message)
    {
        var next = 0;
        while (message.IndexOf("{" + next.ToString(System.Globalization.CultureInfo.InvariantCulture) + "}", StringComparison.Ordinal) >= 0)
            next++;
        return new(id, title, message + Accept.Replace("{0}", "{" + next.ToString(System.Globalization.CultureInfo.InvariantCulture) + "}"));
    }
}
