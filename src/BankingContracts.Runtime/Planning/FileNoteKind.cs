namespace BankingContracts.Runtime.Planning;

/// <summary>What a run says about a file that it does not simply load.</summary>
public enum FileNoteKind
{
    /// <summary>Skipped: it is what was last loaded under its name.</summary>
    Unchanged,

    /// <summary>Skipped: under another name its bytes are what the source loaded last.</summary>
    SameAsLast,

    /// <summary>Loaded, although the source loaded these bytes before: a delta file is a delivery of its own.</summary>
    LoadedAgain,

    /// <summary>Loaded, and takes the place of a file before it in the run: full files follow each other.</summary>
    Replaces,

    /// <summary>Loaded as a delivery of its own, beside the parts of the last one, which did not change.</summary>
    NextDelivery,
}
