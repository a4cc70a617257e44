using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using BankingContracts.Cli.Session;

namespace BankingContracts.Cli.CommandLine;

/// <summary>The usual help with the verbs before the options and examples at the end: people copy before they read.</summary>
internal sealed class HelpWithExamples(HelpAction help, IReadOnlyDictionary<Command, Examples> examples, ProgramOptions options, int width) : SynchronousCommandLineAction
{
    private const string Options = "Options:";
    private const string Commands = "Commands:";

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var command = parseResult.CommandResult.Command;
        options.DescribeFormat(command.Name);
        var output = parseResult.InvocationConfiguration.Output;
        output.Write(WithVerbsFirst(command, Standard(parseResult)));
        if (examples.TryGetValue(command, out var found))
        {
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

    private string Standard(ParseResult parseResult)
    {
        var (configuration, output) = (parseResult.InvocationConfiguration, parseResult.InvocationConfiguration.Output);
        using var text = new StringWriter { NewLine = "\n" };
        configuration.Output = text;
        help.Invoke(parseResult);
        configuration.Output = output;
        return text.ToString().ReplaceLineEndings("\n");
    }

    private string WithVerbsFirst(Command command, string standard)
    {
        var from = standard.IndexOf(Options, StringComparison.Ordinal);
        var to = standard.IndexOf(Commands, StringComparison.Ordinal);
        return from < 0 || to < 0 ? standard : $"{standard[..from]}{Verbs(command)}\n{(command is RootCommand ? "Options of run, the default:" : Options)}\n{standard[(from + Options.Length + 1)..to]}";
    }

    private string Verbs(Command command)
    {
        var verbs = command.Subcommands.Where(c => !c.Hidden).Select(c => (Text: $"  {c.Name}{string.Concat(c.Arguments.Select(Placeholder))}  ", c.Description)).ToList();
        var first = verbs.Max(v => v.Text.Length);
        var lines = verbs.SelectMany(v => Rendering.Words.Wrap(v.Description ?? "", width - first).Select((line, i) => (i == 0 ? v.Text : "").PadRight(first) + line));
        return $"Verbs:\n{string.Join('\n', lines)}\n";
    }

    private static string Placeholder(Argument argument) =>
        (argument.Arity.MinimumNumberOfValues == 0 ? $" [<{argument.Name}>]" : $" <{argument.Name}>") + (argument.Arity.MaximumNumberOfValues > 1 ? "..." : "");
}
