namespace BankingContracts.Runtime.Planning;

/// <summary>What a run says about a file that it does not simply load.</summary>
public enum FileNoteKind
{
    /// <summary>Skipped: the last load under its name had the same bytes.</summary>
    Unchanged,

    /// <summary>Skipped: the source last loaded the same bytes under another name.</summary>
    SameAsLast,

    /// <summary>Loaded, although the source loaded these bytes before: each delta file is a separate delivery.</summary>
    LoadedAgain,

    /// <summary>Loaded. It replaces a file before it in the same run, because each full file replaces the one before it.</summary>
    Replaces,

    /// <summary>Loaded as a new delivery, beside the parts of the last one, which did not change.</summary>
    NextDelivery,
}
