namespace BankingContracts.Runtime.Planning;

/// <summary>What must happen to a model's tables before a run uses them.</summary>
public enum PreparationKind
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Create them.</summary>
    Create,

    /// <summary>Drop and create them.</summary>
    Recreate,

    /// <summary>Change columns. The rows stay.</summary>
    Alter,
}
