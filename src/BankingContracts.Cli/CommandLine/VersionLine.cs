using System.CommandLine;
using System.CommandLine.Invocation;
using System.Reflection;

namespace BankingContracts.Cli.CommandLine;

/// <summary>Answers <c>--version</c>.</summary>
internal sealed class VersionLine(string pipeline) : SynchronousCommandLineAction
{
    private const int CommitLength = 8;

    /// <summary>The version of BankingContracts, with the first digits of the commit it was built from.</summary>
    public static string Version { get; } = Short(
        typeof(VersionLine).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion);

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        parseResult.InvocationConfiguration.Output.WriteLine($"{pipeline}, on BankingContracts {Version}");
        return 0;
    }

    private static string Short(string version)
    {
        var end = version.IndexOf('+', StringComparison.Ordinal) + 1 + CommitLength;
        return version.Contains('+', StringComparison.Ordinal) && version.Length > end ? version[..end] : version;
    }
}
