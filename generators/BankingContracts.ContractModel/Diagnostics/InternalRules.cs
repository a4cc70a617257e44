namespace BankingContracts.ContractModel.Diagnostics;

/// <summary>BKC9999: our own failures.</summary>
public static class InternalRules
{
    /// <summary>The compiler of contracts failed; this is not a mistake of the contract's author.</summary>
    public static readonly Rule InternalError = new("BKC9999", "Internal error", "BankingContracts failed while {0}: {1}; this is a bug; please report it together with this file");
}
