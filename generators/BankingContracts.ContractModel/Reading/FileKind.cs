namespace BankingContracts.ContractModel.Reading;

/// <summary>What a YAML file below the contracts folder holds.</summary>
internal enum FileKind
{
    /// <summary>Nothing that belongs there.</summary>
    Stray,

    /// <summary>The layers' policy.</summary>
    Policy,

    /// <summary>Entries for singular tests.</summary>
    SingularTests,

    /// <summary>Contracts.</summary>
    Contracts,
}
