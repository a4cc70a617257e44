namespace BankingContracts.Adbc.Loading;

/// <summary>
/// The folders in which drivers are installed, in the order in which the ADBC specification searches them: those of the environment variable
/// <c>ADBC_DRIVER_PATH</c>, the user's, the system's. The registry of Windows is not searched.
/// </summary>
internal static class DriverFolders
{
    /// <summary>The variable with further folders, between the separators of <c>PATH</c>.</summary>
    public const string Variable = "ADBC_DRIVER_PATH";

    /// <summary>The folders of this process.</summary>
    public static IReadOnlyList<string> OfProcess() => Of(Environment.GetEnvironmentVariable);

    /// <summary>The folders by the values of environment variables; they need not exist.</summary>
    public static IReadOnlyList<string> Of(Func<string, string?> environment) =>
    [
        .. (environment(Variable) ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
        .. OfUser(environment),
        .. OfSystem(),
    ];

    private static IEnumerable<string> OfUser(Func<string, string?> environment)
    {
        if (OperatingSystem.IsWindows())
            return Below(environment("LOCALAPPDATA"), "ADBC", "Drivers");
        if (OperatingSystem.IsMacOS())
            return Below(environment("HOME"), "Library", "Application Support", "ADBC", "Drivers");
        return environment("XDG_CONFIG_HOME") is { Length: > 0 } configuration
            ? Below(configuration, "adbc", "drivers")
            : Below(environment("HOME"), ".config", "adbc", "drivers");
    }

    private static string[] OfSystem() =>
        OperatingSystem.IsWindows() ? [] : OperatingSystem.IsMacOS() ? ["/Library/Application Support/ADBC/Drivers"] : ["/etc/adbc/drivers"];

    private static IEnumerable<string> Below(string? top, params string[] names) =>
        string.IsNullOrEmpty(top) ? [] : [Path.Combine([top, .. names])];
}
