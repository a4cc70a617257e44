namespace BankingContracts.ContractModel.Language;

/// <summary>An argument of a test.</summary>
/// <param name="Key">Its name and kind.</param>
/// <param name="Need">Whether the test needs it.</param>
public sealed record ArgumentSpec(KeySpec Key, ArgumentNeed Need)
{
    /// <summary>The argument's name.</summary>
    public string Name => Key.Name;
}
