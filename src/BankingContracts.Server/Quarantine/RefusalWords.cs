namespace BankingContracts.Server.Quarantine;

/// <summary>The reasons of refused rows without the values in them, for who has not asked to see values.</summary>
internal static class RefusalWords
{
    /// <summary>A reason up to its first value, which is in brackets. What follows is left out: a value may hold any text.</summary>
    public static string Of(string reason) => reason.IndexOf('(', StringComparison.Ordinal) is > 0 and var at ? reason[..at].TrimEnd() : reason;
}
