namespace BankingContracts.Runtime.Planning;

/// <summary>Whether a planned stage runs.</summary>
public enum StageTrigger
{
    /// <summary>It runs.</summary>
    Always,

    /// <summary>It runs when a model it reads changed earlier in the run.</summary>
    OnChange,

    /// <summary>It does not run.</summary>
    Never,
}
