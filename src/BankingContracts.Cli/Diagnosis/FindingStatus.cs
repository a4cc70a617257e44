namespace BankingContracts.Cli.Diagnosis;

/// <summary>What a finding means.</summary>
internal enum FindingStatus
{
    /// <summary>As it should be.</summary>
    Ok,

    /// <summary>Worth knowing; a run works all the same.</summary>
    Note,

    /// <summary>A run would fail.</summary>
    Problem,
}
