namespace BankingContracts.Server.Store;

/// <summary>What became of an alert.</summary>
public enum AlertState
{
    /// <summary>It is to be sent.</summary>
    Waiting,

    /// <summary>The receiver has taken it.</summary>
    Sent,

    /// <summary>Its destination was off when it was raised, or is no longer there.</summary>
    Off,

    /// <summary>It could not be sent for so long that nobody needs it any more.</summary>
    GivenUp,
}
