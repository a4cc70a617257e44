namespace BankingContracts.ContractModel.Model;

/// <summary>What cleaning does to letters.</summary>
public enum LetterCase
{
    /// <summary>As received.</summary>
    Keep,

    /// <summary>Lower case.</summary>
    Lower,

    /// <summary>Upper case.</summary>
    Upper,
}
