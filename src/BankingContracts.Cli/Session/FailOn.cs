namespace BankingContracts.Cli.Session;

/// <summary>The changes that make diff end with exit code 1.</summary>
internal enum FailOn
{
    /// <summary>Any change.</summary>
    Any,

    /// <summary>Additive and breaking ones.</summary>
    Additive,

    /// <summary>Breaking ones.</summary>
    Breaking,
}
