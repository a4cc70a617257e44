namespace BankingContracts.ContractModel.Model;

/// <summary>dbt's constraint types.</summary>
public enum ConstraintType
{
    /// <summary>No NULL.</summary>
    NotNull,

    /// <summary>No value twice; several NULLs are fine.</summary>
    Unique,

    /// <summary>Unique and no NULL.</summary>
    PrimaryKey,

    /// <summary>Every value exists in another model; audited, never DDL.</summary>
    ForeignKey,

    /// <summary>A condition that must not be false in any row; NULL passes, as in SQL.</summary>
    Check,
}
