namespace BankingContracts.ContractModel.Language;

/// <summary>Whether a test needs an argument.</summary>
public enum ArgumentNeed
{
    /// <summary>It may be left out.</summary>
    Optional,

    /// <summary>It must stand.</summary>
    Mandatory,

    /// <summary>It must stand when the test stands at a model, and cannot at a column.</summary>
    AtModel,

    /// <summary>It or another of its kind must stand.</summary>
    OneOf,
}
