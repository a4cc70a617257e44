using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace BankingContracts.Cli.CommandLine;

/// <summary>The usual help followed by examples: people copy before they read.</summary>
internal sealed class HelpWithExamples(HelpAction help, IReadOnlyDictionary<Command, Examples> examples) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        help.Invoke(parseResult);
        if (examples.TryGetValue(parseResult.CommandResult.Command, out var found))
        {
            var output = parseResult.InvocationConfiguration.Output;
            var program = parseResult.RootCommandResult.Command.Name;
            output.WriteLine("Examples:");
            foreach (var line in found.Lines)
                output.WriteLine($"  {program} {line}".TrimEnd());
            if (found.Notes.Length > 0)
            {
                output.WriteLine();
                output.WriteLine(found.Notes);
            }
            output.WriteLine();
        }
        return 0;
    }
}
