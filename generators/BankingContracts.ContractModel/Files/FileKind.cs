namespace BankingContracts.ContractModel.Files;

/// <summary>The kind of a YAML file below the contracts folder.</summary>
internal enum FileKind
{
    /// <summary>A file that does not belong there.</summary>
    Stray,

    /// <summary>The layers' policy.</summary>
    Policy,

    /// <summary>When the pipeline runs by itself.</summary>
    Schedules,

    /// <summary>Who hears of what happened.</summary>
    Alerts,

    /// <summary>What consumers rely on.</summary>
    Lock,

    /// <summary>Entries for singular tests.</summary>
    SingularTests,

    /// <summary>Examples of models.</summary>
    Examples,

    /// <summary>Contracts.</summary>
    Contracts,
}
