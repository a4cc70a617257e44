using System.CommandLine;
using System.CommandLine.Invocation;
using BankingContracts.Cli.Session;

namespace BankingContracts.Cli.CommandLine;

/// <summary>Answers <c>--version</c>.</summary>
internal sealed class VersionLine(string pipeline) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        parseResult.InvocationConfiguration.Output.WriteLine($"{pipeline}, on BankingContracts {ProgramVersion.Text}");
        return 0;
    }
}
