namespace BankingContracts.ContractModel.Model;

/// <summary>What happens to due times at which nothing could run them.</summary>
public enum MissedRuns
{
    /// <summary>One run for all of them.</summary>
    Once,

    /// <summary>One run for each.</summary>
    All,

    /// <summary>No run.</summary>
    Skip,
}
