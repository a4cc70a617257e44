namespace BankingContracts.ContractModel.Model;

/// <summary>dbt's constraint types.</summary>
public enum ConstraintType
{
    /// <summary>No NULL.</summary>
    NotNull,

    /// <summary>No value occurs twice; several NULLs are allowed.</summary>
    Unique,

    /// <summary>Unique and no NULL.</summary>
    PrimaryKey,

    /// <summary>Every value exists in another model. The audit checks this; it never becomes a constraint of a table.</summary>
    ForeignKey,

    /// <summary>A condition that must not be false in any row; NULL passes, as in SQL.</summary>
    Check,
}
