namespace BankingContracts.ContractModel.Model;

/// <summary>Who guards the uniqueness of a model's key.</summary>
public enum Uniqueness
{
    /// <summary>The audit before the commit.</summary>
    Audit,

    /// <summary>A constraint of the table, and the audit.</summary>
    Constraint,
}
