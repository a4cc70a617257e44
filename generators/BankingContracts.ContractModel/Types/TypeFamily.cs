namespace BankingContracts.ContractModel.Types;

/// <summary>The column types a test is made for.</summary>
[Flags]
public enum TypeFamily
{
    /// <summary>An unknown type, which every test fits.</summary>
    None = 0,

    /// <summary>Numbers of any kind.</summary>
    Numeric = 1,

    /// <summary>Dates and timestamps.</summary>
    Temporal = 2,

    /// <summary>Text and booleans.</summary>
    Other = 4,

    /// <summary>Every type.</summary>
    Any = Numeric | Temporal | Other,
}
