using System.CommandLine;
using System.CommandLine.Invocation;
using System.Reflection;

namespace BankingContracts.Cli.CommandLine;

/// <summary>Answers <c>--version</c>.</summary>
internal sealed class VersionLine(string pipeline) : SynchronousCommandLineAction
{
    /// <summary>The version of BankingContracts.</summary>
    public static string Version { get; } =
        typeof(VersionLine).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        parseResult.InvocationConfiguration.Output.WriteLine($"{pipeline}, on BankingContracts {Version}");
        return 0;
    }
}
