namespace BankingContracts.ContractModel.Locking;

/// <summary>What a change means to consumers, the least first.</summary>
public enum ChangeClass
{
    /// <summary>They need not know.</summary>
    Patch,

    /// <summary>They may use something new.</summary>
    Additive,

    /// <summary>What they have may stop working.</summary>
    Breaking,
}
