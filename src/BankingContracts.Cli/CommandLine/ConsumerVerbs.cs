using System.CommandLine;
using BankingContracts.Cli.Session;
using BankingContracts.Cli.Verbs;

namespace BankingContracts.Cli.CommandLine;

/// <summary>The verbs about what consumers rely on; they read contracts as files and open no database.</summary>
/// <param name="options">The options of all verbs.</param>
/// <param name="verbOf">Makes a verb of its name, its description and what it does.</param>
internal sealed class ConsumerVerbs(ProgramOptions options, Func<string, string, Func<VerbContext, ParseResult, CancellationToken, Task<int>>, Command> verbOf)
{
    /// <summary>The verbs with their examples, in the order of the help.</summary>
    public IEnumerable<(Command Verb, Examples Examples)> All() => [Lock(), Diff()];

    private (Command, Examples) Lock()
    {
        var verb = verbOf("lock", "Write contracts.lock.yml: the shape of all models that consumers rely on. The build compares contracts with it.",
            (context, parsed, cancellation) => LockVerb.ExecuteAsync(context, parsed.GetValue(options.CheckLock), cancellation));
        verb.Add(options.Contracts);
        verb.Add(options.CheckLock);
        return (verb, new(["lock", "lock --check"], "Commit the file with the contracts. With --check: 0 it is up to date, 1 it is not, or there is none."));
    }

    private (Command, Examples) Diff()
    {
        var verb = verbOf(ProgramOptions.DiffVerb, "Show what changed in the contracts, what it means to consumers, and which columns and exports it reaches.",
            (context, parsed, cancellation) => DiffVerb.ExecuteAsync(context, parsed.GetValue(options.Base), parsed.GetValue(options.FailOn), cancellation));
        verb.Add(options.Contracts);
        verb.Add(options.Base);
        verb.Add(options.FailOn);
        return (verb, new(
            ["diff", "diff --base main --format markdown", "diff --base v1.4 --fail-on breaking"],
            "breaking: what consumers have may stop working; additive: there is something new to use; patch: they need not know."));
    }
}
