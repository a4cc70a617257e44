namespace BankingContracts.ContractModel.Resolution;

/// <summary>The names of the tables with the rows that staging models refuse.</summary>
public static class QuarantineNames
{
    /// <summary>The name of the quarantine of <paramref name="staging"/>.</summary>
    public static string Of(string staging) => "quarantine_" + staging;
}
