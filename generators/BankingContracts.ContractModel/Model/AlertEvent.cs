namespace BankingContracts.ContractModel.Model;

/// <summary>What an alert is about.</summary>
public enum AlertEvent
{
    /// <summary>A run failed.</summary>
    Failure,

    /// <summary>A run succeeded with warnings.</summary>
    Warning,

    /// <summary>The files of a schedule are late.</summary>
    LateFile,

    /// <summary>The run of a schedule is late.</summary>
    LateFinish,

    /// <summary>Too many rows of a source are in quarantine.</summary>
    Quarantine,

    /// <summary>A file was refused because its columns are not those of the contract.</summary>
    SchemaChange,

    /// <summary>A run succeeded after one that failed.</summary>
    Recovery,
}
