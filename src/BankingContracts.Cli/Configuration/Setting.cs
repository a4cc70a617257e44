namespace BankingContracts.Cli.Configuration;

/// <summary>A setting as resolved.</summary>
/// <param name="Variable">The environment variable's name.</param>
/// <param name="Value">Its value; null when unset.</param>
/// <param name="Origin">Where it comes from.</param>
/// <param name="IsSecret">Whether the value must never be shown.</param>
internal sealed record Setting(string Variable, string? Value, SettingOrigin Origin, bool IsSecret)
{
    /// <summary>The value as it may be printed.</summary>
    public string? Shown => Value is not null && IsSecret ? Settings.Redacted : Value;

    // The generated text of a record would contain the value.
    public override string ToString() => $"{Variable}={Shown}";
}
