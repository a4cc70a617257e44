namespace BankingContracts.ContractModel.Language;

/// <summary>Whether a test needs an argument.</summary>
public enum ArgumentNeed
{
    /// <summary>It may be left out.</summary>
    Optional,

    /// <summary>It is mandatory.</summary>
    Mandatory,

    /// <summary>It is mandatory when the test is at a model, and not allowed at a column.</summary>
    AtModel,

    /// <summary>It or another argument of its kind is mandatory.</summary>
    OneOf,
}
