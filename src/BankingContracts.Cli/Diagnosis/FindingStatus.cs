namespace BankingContracts.Cli.Diagnosis;

/// <summary>What a finding means.</summary>
internal enum FindingStatus
{
    /// <summary>Correct.</summary>
    Ok,

    /// <summary>A note; a run still works.</summary>
    Note,

    /// <summary>A run would fail.</summary>
    Problem,
}
