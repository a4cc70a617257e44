using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.RegularExpressions;
using BankingContracts.Runtime;

namespace BankingContracts.Cli.CommandLine;

/// <summary>What is wrong with a command line, in one sentence with the nearest valid word.</summary>
internal static partial class ParseErrors
{
    /// <summary>The first mistake in <paramref name="result"/>, or null.</summary>
    public static string? Find(ParseResult result, IReadOnlyList<string> args)
    {
        // A shell that asks for completions sends an unfinished command line.
        if (result.RootCommandResult.Command is RootCommand root && root.Directives.Any(d => result.GetResult(d) is not null))
            return null;
        var words = Options(result).Concat(result.CommandResult.Command.Subcommands.Select(c => c.Name)).ToList();

        // Where a verb has arguments, the parser reads unknown options as values: `history MODEL KEY --formt csv`.
        // After a `--` every word is a value.
        var swallowed = args.Contains("--")
            ? []
            : result.CommandResult.Children.OfType<ArgumentResult>().SelectMany(a => a.Tokens).Select(t => t.Value).Where(IsOption);
        var unknown = swallowed.Concat(result.UnmatchedTokens).FirstOrDefault();
        if (unknown is not null)
        {
            var name = unknown.Split('=')[0];
            var kind = IsOption(unknown) ? "option" : result.CommandResult.Command is RootCommand ? "verb" : "argument";
            return $"Unknown {kind} '{name}'.{NearNames.Question(name, words)}";
        }
        return result.Errors is [var first, ..] ? first.Message : null;
    }

    private static IEnumerable<string> Options(ParseResult result)
    {
        var own = result.CommandResult.Command.Options;
        var recursive = result.RootCommandResult.Command.Options.Where(o => o.Recursive);
        return own.Concat(recursive).SelectMany(o => o.Aliases.Append(o.Name)).Where(n => n.StartsWith("--", StringComparison.Ordinal));
    }

    private static bool IsOption(string word) => LooksLikeOption().IsMatch(word);

    [GeneratedRegex(@"^--[A-Za-z][A-Za-z0-9-]*(=.*)?\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex LooksLikeOption();
}
