namespace BankingContracts.ContractModel.Checking;

/// <summary>What the build knows about NULL in a column.</summary>
public enum NullVerdict
{
    /// <summary>It may be NULL.</summary>
    Unproven,

    /// <summary>It is never NULL, given the contracts of the models that it is computed from.</summary>
    Proven,

    /// <summary>It is NULL in every row.</summary>
    Violated,
}
