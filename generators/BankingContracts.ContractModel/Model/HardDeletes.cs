namespace BankingContracts.ContractModel.Model;

/// <summary>What a snapshot does with a key that is no longer in a full file.</summary>
public enum HardDeletes
{
    /// <summary>The open version closes.</summary>
    Invalidate,

    /// <summary>The open version stays open.</summary>
    Ignore,

    /// <summary>The open version closes, and a version that is marked dbt_is_deleted opens.</summary>
    NewRecord,
}
