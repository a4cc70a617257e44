namespace BankingContracts.SqlCheck.Analysis;

/// <summary>What is known about NULL in an output column.</summary>
public enum NullabilityVerdict
{
    /// <summary>It is never NULL, given the upstreams' not-null columns.</summary>
    Proven,

    /// <summary>It may be NULL.</summary>
    Unproven,

    /// <summary>It is NULL in every row.</summary>
    Violated,
}
