namespace BankingContracts.ContractModel.Language;

/// <summary>The places where a test is allowed.</summary>
[Flags]
public enum TestPlace
{
    /// <summary>Nowhere.</summary>
    None = 0,

    /// <summary>At a column.</summary>
    Column = 1,

    /// <summary>At a model.</summary>
    Model = 2,

    /// <summary>At a snapshot.</summary>
    Snapshot = 4,
}
