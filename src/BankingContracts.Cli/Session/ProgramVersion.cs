using System.Reflection;

namespace BankingContracts.Cli.Session;

/// <summary>The version of BankingContracts, with the first digits of the commit it was built from.</summary>
internal static class ProgramVersion
{
    private const int CommitLength = 8;

    public static string Text { get; } = Short(
        typeof(ProgramVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion);

    private static string Short(string version)
    {
        var end = version.IndexOf('+', StringComparison.Ordinal) + 1 + CommitLength;
        return version.Contains('+', StringComparison.Ordinal) && version.Length > end ? version[..end] : version;
    }
}
