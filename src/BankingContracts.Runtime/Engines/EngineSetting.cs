namespace BankingContracts.Runtime.Engines;

/// <summary>A setting of an engine: an environment variable, or a line of the file .env.</summary>
/// <param name="Variable">Its name.</param>
/// <param name="Default">The value where nothing is set; null for none.</param>
/// <param name="IsPath">Whether it is a path, which starts from the working directory.</param>
/// <param name="IsSecret">Whether its value is never shown.</param>
public sealed record EngineSetting(string Variable, string? Default = null, bool IsPath = false, bool IsSecret = false);
