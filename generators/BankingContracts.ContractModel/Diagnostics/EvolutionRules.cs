namespace BankingContracts.ContractModel.Diagnostics;

/// <summary>BKC6xxx: rules for changes of a contract over time.</summary>
public static class EvolutionRules
{
    /// <summary>A former name that stored values cannot be found under.</summary>
    public static readonly Rule FormerName = new("BKC6001", "Former name", "'renamed_from' of '{0}' names '{1}', {2}; {3}");

    /// <summary>A snapshot that cannot go on from another one.</summary>
    public static readonly Rule Continued = new("BKC6050", "Continued snapshot", "'continues' of '{0}' names '{1}', {2}; {3}");
}
