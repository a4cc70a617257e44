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

    /// <summary>Add nullable columns to a snapshot. Open versions take the staged value and get no new version.</summary>
    AddColumns,
}
