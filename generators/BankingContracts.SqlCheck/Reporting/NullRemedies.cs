namespace BankingContracts.SqlCheck.Reporting;

/// <summary>What to do about a column that should never be NULL. It depends on what makes the column NULL.</summary>
internal static class NullRemedies
{
    /// <summary>For a column that is NULL in every row.</summary>
    public static string OfViolated(string reason) => Cure(reason) + ", or remove not_null from the contract";

    /// <summary>For a column that may be NULL.</summary>
    public static string OfUnproven(string reason) =>
        Cure(reason) + ", remove not_null from the contract, or, if you know that it is never NULL, add 'assert: runtime' with a 'reason' to the column";

    private static string Cure(string reason) => reason switch
    {
        _ when reason.Contains(" of a ", StringComparison.Ordinal) && reason.EndsWith(" JOIN", StringComparison.Ordinal) => "write an inner join or coalesce(..., <value>)",
        _ when reason.StartsWith("upstream column ", StringComparison.Ordinal) => "filter it with 'is not null', write coalesce(..., <value>), make it not_null there",
        _ when reason.StartsWith("CASE has no ELSE", StringComparison.Ordinal) => "add an ELSE",
        _ when reason.Contains("where it is NULL", StringComparison.Ordinal) => "correct the condition",
        _ => "write coalesce(..., <value>)",
    };
}
