using BankingContracts.Runtime;

namespace BankingContracts.Cli.Configuration;

/// <summary>
/// Reads secrets from files, as containers get them: <c>DATABRICKS_TOKEN_FILE</c> names the file with the value of <c>DATABRICKS_TOKEN</c>. Other users of a machine
/// can see the variables of a process in more places than a file that only its owner can read.
/// </summary>
internal sealed class SecretFiles(ProgramEnvironment environment)
{
    private const string Suffix = "_FILE";

    /// <summary>The setting whose value a variable gives: it itself, or the one for which it names a file.</summary>
    public static string SettingOf(string variable) => variable.EndsWith(Suffix, StringComparison.Ordinal) ? variable[..^Suffix.Length] : variable;

    /// <summary>The value of a secret, without the end of its line; null when no variable names a file for it.</summary>
    /// <param name="variable">The setting.</param>
    /// <exception cref="PipelineException">The file cannot be read, or is empty.</exception>
    public string? Read(string variable)
    {
        if (environment.Variables(variable + Suffix) is not { Length: > 0 } named)
            return null;
        var path = environment.Resolve(named);
        try
        {
            var value = File.ReadAllText(path).TrimEnd('\r', '\n');
            return value.Length > 0 ? value : throw PipelineException.BadInput($"{variable}{Suffix}: {path} is empty; write the secret into it.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw PipelineException.BadInput($"{variable}{Suffix}: {path} cannot be read: {e.Message}", e);
        }
    }
}
